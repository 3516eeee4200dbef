import {
  REFERRAL_ACTIONS,
  REFERRAL_CORRECTIONS,
  REFERRAL_RETURNS,
  Refusal,
  type LocationView,
  type ReferralVersionView,
  type ReferralView,
} from '@isets/contracts'
import { matches, recordFilter } from '@isets/policies'
import { Clock, iso, preparedQuery, recordAudit, together, type CallContext, type Condition } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { ConsentReadingService } from '../consent/consent-reading.service.ts'
import { allowedActs, type LifeFacts } from './allowed.ts'
import { dateOrNull, isoOrNull, ROW_COLUMNS, ROW_JOINS, rowView, type ReferralColumns } from './row.view.ts'
import { visible } from './visible.ts'

interface OpenedColumns extends ReferralColumns {
  readonly customer_birth_date: string | null
  readonly consent_id: string | null
  readonly office: string | null
  readonly location: LocationView | null
  readonly intake_at: string | null
  readonly assessment_completed_on: string | null
  readonly rejected_on: string | null
  readonly reasons: ReferralView['reasons']
  readonly note: string | null
  readonly decided_at: string | null
  readonly decided_by_name: string | null
  readonly decision_note: string | null
  readonly closed_at: string | null
  readonly closed_by_name: string | null
  readonly closed_because: string | null
  readonly organisation_id: string | null
  readonly submitted_by_id: string
  readonly sent_on_by_id: string | null
  readonly granted_organisation_ids: string[]
  readonly grants: ReferralView['grants']
  readonly versions: readonly (Omit<ReferralVersionView, 'label' | 'organisation'> & { organisation: string | null })[]
}

const OPENED = `select ${ROW_COLUMNS}, c.birth_date::text as customer_birth_date, r.consent_id, r.office, r.intake_at,
  r.assessment_completed_on::text as assessment_completed_on, r.rejected_on::text as rejected_on, r.reasons, r.note,
  r.decided_at, r.decided_by_name, r.decision_note, r.closed_at, r.closed_by_name, r.closed_because,
  r.organisation_id, r.submitted_by_id, r.sent_on_by_id, r.granted_organisation_ids::text[] as granted_organisation_ids,
  (select json_build_object('id', l.id, 'name', l.name, 'address', l.address, 'city', l.city, 'county', l.county)
    from location l where l.id = r.intake_location_id) as location,
  coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name) from organisation o
    where o.id = any(r.granted_organisation_ids) and o.id = r.organisation_id), '[]') as grants,
  coalesce((select json_agg(json_build_object('version', v.version, 'act', v.act, 'at', v.at, 'by', v.actor_name,
    'organisation', v.actor_organisation, 'status', v.status, 'response', v.response, 'receiver', o.name,
    'programme', g.name, 'expectedStartOn', v.expected_start_on, 'reasons', v.reasons, 'note', v.note)
    order by v.version desc)
    from referral_version v left join organisation o on o.id = v.to_organisation_id
    left join programme g on g.id = v.programme_id where v.referral_id = r.id), '[]') as versions
  from referral r ${ROW_JOINS}`

/** Shows one referral to somebody who may see it. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly consents: ConsentReadingService,
  ) {}

  /** REF-043; the reading is audited like a change. */
  async open(id: string, context: CallContext): Promise<ReferralView> {
    const view = await this.view(id, context)
    recordAudit(this.em, { action: 'read', objectType: 'Referral', objectId: id })
    return view
  }

  /** The referral as the caller sees it now; what has been changed but not yet flushed goes first. */
  view(id: string, context: CallContext): Promise<ReferralView> {
    return this.read(together([{ sql: 'r.id = ?', params: [id] }, visible(context.ability)]), context)
  }

  /** The referral for the person whose own act may just have taken it out of their view (REF-053). */
  justDone(id: string, context: CallContext): Promise<ReferralView> {
    return this.read({ sql: 'r.id = ?', params: [id] }, context)
  }

  private async read({ sql, params }: Condition, context: CallContext): Promise<ReferralView> {
    await this.em.flush()
    const [row] = await preparedQuery<OpenedColumns>(this.em, `${OPENED} where ${sql}`, params)
    if (row === undefined) throw new Refusal('NOT_FOUND')
    const consent = row.consent_id === null ? null : await this.consents.justDone(row.consent_id, context)
    return { ...referralView(row, this.clock.now(), context), consent }
  }
}

function referralView(row: OpenedColumns, now: Date, { ability, caller }: CallContext): Omit<ReferralView, 'consent'> {
  const facts: LifeFacts = {
    ...{ status: row.status, kind: row.kind, response: row.response, enrolled: row.enrolled },
    submittedById: row.submitted_by_id,
    sentOnById: row.sent_on_by_id,
    fromOrganisationId: row.from_id,
    sentBackAt: dateOrNull(row.sent_back_at),
    takenUpAt: dateOrNull(row.taken_up_at),
    organisationId: row.organisation_id,
    grantedOrganisationIds: row.granted_organisation_ids,
    reportedAt: dateOrNull(row.reported_at),
  }
  const acts = allowedActs(ability, caller, facts)
  const seesReturns = matches(recordFilter(ability, 'readHidden', 'Referral'), facts)
  return {
    ...rowView(row, now),
    customerBirthDate: row.customer_birth_date,
    office: row.office,
    intake: { location: row.location, at: isoOrNull(row.intake_at) },
    assessmentCompletedOn: row.assessment_completed_on,
    rejectedOn: row.rejected_on,
    reasons: row.reasons,
    note: row.note === '' ? null : row.note,
    decision: decisionView(row),
    closed: closedView(row),
    grants: row.grants,
    versions: row.versions.map((version) => versionView(version, seesReturns)),
    allowed: REFERRAL_ACTIONS.filter((act) => acts.includes(act)),
    corrections: REFERRAL_CORRECTIONS.filter((act) => acts.includes(act)),
    returns: REFERRAL_RETURNS.filter((act) => acts.includes(act)),
  }
}

/** REF-055: what IDHS and an FCRC write to each other is not for the next provider. */
const BETWEEN_OFFICES: ReadonlySet<string> = new Set(['sendBack', 'takeUp'])

function versionView(version: OpenedColumns['versions'][number], seesReturns: boolean): ReferralVersionView {
  const note = seesReturns || !BETWEEN_OFFICES.has(version.act) ? version.note : null
  return { ...version, note, at: iso(version.at), label: `1.${version.version}` }
}

function decisionView(row: OpenedColumns): ReferralView['decision'] {
  const { receives_snap: receivesSnap, etEligible, decided_at: at, decided_by_name: by } = row
  if (receivesSnap === null || etEligible === null || at === null || by === null) return null
  return { receivesSnap, etEligible, by, at: iso(at), note: row.decision_note }
}

function closedView({ closed_at: at, closed_by_name: by, closed_because: reason }: OpenedColumns) {
  return at === null ? null : { at: iso(at), by: by ?? 'ISETS', reason: reason ?? '' }
}
