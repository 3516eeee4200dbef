import { Refusal, type Caller, type EnrolmentChoice, type ReferralStatus } from '@isets/contracts'
import { checkEnrolment, knownActivities, localDateOf, type EarnfareSpan } from '@isets/rules'
import { preparedQuery, type StoredInstant } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Customer } from '../customer/customer.entity.ts'

export interface OptionRow {
  readonly id: string
  readonly name: string
  readonly organisation_id: string
  readonly organisation_name: string
  readonly contract_id: string
  readonly fiscal_year: number
  readonly activities: string[]
  readonly is_open: boolean
  readonly contract_current: boolean
  /** Of the newest referral that this organisation made or got. */
  readonly referral: ReferralStatus | null
  readonly enrolled_already: boolean
  /** The last exit from a programme of this organisation. */
  readonly left_on: string | null
  /** Null where the programme is not one of Earnfare. */
  readonly earnfare: EarnfareSpan[] | null
  readonly reversed_at: StoredInstant | null
}

const REFERRAL = `(select r.status from referral r where r.customer_id = ?
  and p.organisation_id = case when r.kind = 'reverse' then r.from_organisation_id else r.to_organisation_id end
  order by r.status = 'accepted' desc, r.submitted_at desc limit 1)`
/** REF-033: what Earnfare the customer had, and when this provider last sent a reverse referral that was accepted. */
const EARNFARE = `(select coalesce(json_agg(json_build_object('enrolledOn', e.enrolled_on, 'endedOn', e.ended_on)), '[]')
  from enrolment e join programme g on g.id = e.programme_id and g.type = 'EF' where e.customer_id = ?)`
const REVERSED = `(select max(r.submitted_at) from referral r where r.customer_id = ? and r.kind = 'reverse'
  and r.status = 'accepted' and r.from_organisation_id = p.organisation_id)`
/** Programmes with what an enrolment needs of each; those of one organisation and its sub-grantees, or of all. */
const OPTIONS = `
select * from (
  select p.id, p.name, p.organisation_id, coalesce(o.name, '') as organisation_name, p.contract_id, p.fiscal_year,
    p.activities, p.is_open, coalesce(?::date between k.starts_on and k.ends_on, false) as contract_current,
    ${REFERRAL} as referral,
    exists (select 1 from enrolment e where e.customer_id = ? and e.programme_id = p.id and e.ended_on is null)
      as enrolled_already,
    (select max(e.ended_on)::text from enrolment e where e.customer_id = ? and e.organisation_id = p.organisation_id)
      as left_on,
    case when p.type = 'EF' then ${EARNFARE} end as earnfare, ${REVERSED} as reversed_at
  from programme p left join organisation o on o.id = p.organisation_id left join contract k on k.id = p.contract_id
  where ?::uuid[] is null or p.organisation_id = any(?::uuid[])
) option where ?::uuid is null or option.id = ?::uuid order by organisation_name, name`

/** @param programmeId only this programme */
export async function enrolmentOptions(
  em: EntityManager,
  customer: Customer,
  { organisationId, subGranteeIds }: Pick<Caller, 'organisationId' | 'subGranteeIds'>,
  today: string,
  programmeId: string | null = null,
): Promise<OptionRow[]> {
  const own = organisationId === null ? null : [organisationId, ...subGranteeIds]
  const { id } = customer
  const params = [today, id, id, id, id, id, own, own, programmeId, programmeId]
  return preparedQuery<OptionRow>(em, OPTIONS, params)
}

/** Of IDHS, whoever enrols sees the providers that the customer was referred to; a provider sees its own programmes. */
export function isOffered({ referral }: OptionRow, { organisationId }: Caller): boolean {
  return organisationId !== null || referral !== null
}

/**
 * What an enrolment of this customer in this programme needs, step by step (ENR-001, ENR-020).
 * @param ownActivities whether an FCRC enrols in activities of its own (REF-037)
 */
export function enrolmentChoice(
  row: OptionRow,
  { eligibility, screenedOn, exitedOn }: Customer,
  today: string,
  ownActivities = false,
): EnrolmentChoice {
  const checks = checkEnrolment({
    ...{ eligibility, screenedOn, exitedOn },
    ...{ referral: row.referral, leftOn: row.left_on, today },
    programmeOpen: row.is_open,
    contractCurrent: row.contract_current,
    enrolledAlready: row.enrolled_already,
    ownActivities,
    ...(row.earnfare !== null && {
      earnfare: {
        spans: row.earnfare,
        reversedOn: row.reversed_at === null ? null : localDateOf(new Date(row.reversed_at)),
      },
    }),
  })
  return {
    programme: { id: row.id, name: row.name },
    organisation: { id: row.organisation_id, name: row.organisation_name },
    fiscalYear: row.fiscal_year,
    activities: knownActivities(row.activities),
    checks,
    possible: checks.every(({ missing }) => missing === null),
  }
}

/** @throws Refusal WRONG_STATUS with the first thing that is missing */
export function requirePossible({ checks }: EnrolmentChoice): void {
  const reason = checks.find(({ missing }) => missing !== null)?.missing
  if (reason) throw new Refusal('WRONG_STATUS', { reason })
}
