import type { ReferralRow, SnapEligibility } from '@isets/contracts'
import { referralFlags, referralUrgency } from '@isets/rules'
import { iso } from '@isets/service-kit'
import { party } from '../consent/consent-reading.service.ts'

type Kept = Pick<
  ReferralRow,
  'id' | 'number' | 'version' | 'kind' | 'status' | 'response' | 'serviceNeeded' | 'expectedStartOn' | 'etEligible'
>

/** Columns that every list and the opened referral show. Instants are text, as a query of one's own gives them. */
export interface ReferralColumns extends Kept {
  readonly customer_id: string
  readonly customer_name: string
  readonly individual_number: string
  readonly eligibility: SnapEligibility
  readonly from_id: string | null
  readonly from_name: string | null
  readonly to_id: string | null
  readonly to_name: string | null
  readonly programme_id: string | null
  readonly programme_name: string | null
  readonly submitted_at: string
  readonly submitted_by_name: string
  readonly contact_due_at: string | null
  readonly contacted_at: string | null
  readonly response_due_at: string
  readonly red_at: string
  readonly expires_at: string
  readonly responded_at: string | null
  readonly responded_by_name: string | null
  readonly receives_snap: boolean | null
  readonly reported_at: string | null
  readonly sent_back_at: string | null
  readonly sent_back_by_name: string | null
  readonly sent_back_note: string | null
  readonly taken_up_at: string | null
  readonly enrolled: boolean
  readonly updated_at: string
}

export const ROW_COLUMNS = `r.id, r.number, r.version, r.kind, r.status, r.response,
  r.service_needed as "serviceNeeded", r.expected_start_on::text as "expectedStartOn", r.et_eligible as "etEligible",
  c.id as customer_id, trim(c.first_name || ' ' || c.last_name) as customer_name, c.individual_number, c.eligibility,
  r.from_organisation_id as from_id, f.name as from_name, r.to_organisation_id as to_id, t.name as to_name,
  r.programme_id, p.name as programme_name, r.submitted_at, r.submitted_by_name, r.contact_due_at, r.contacted_at,
  r.response_due_at, r.red_at, r.expires_at, r.responded_at, r.responded_by_name, r.receives_snap, r.reported_at,
  r.sent_back_at, r.sent_back_by_name, r.sent_back_note, r.taken_up_at, r.enrolled, r.updated_at`

export const ROW_JOINS = `join customer c on c.id = r.customer_id
  left join organisation f on f.id = r.from_organisation_id left join organisation t on t.id = r.to_organisation_id
  left join programme p on p.id = r.programme_id`

/** A line as the web shows it at a moment. */
export function rowView(row: ReferralColumns, now: Date): ReferralRow {
  const { id, number, version, kind, status, response, serviceNeeded, expectedStartOn, etEligible } = row
  return {
    ...{ id, number, version, kind, status, response, serviceNeeded, expectedStartOn, etEligible },
    customer: {
      id: row.customer_id,
      name: row.customer_name,
      individualNumber: row.individual_number,
      eligibility: row.eligibility,
    },
    from: party(row.from_id, row.from_name),
    to: party(row.to_id, row.to_name),
    programme: party(row.programme_id, row.programme_name),
    submittedAt: iso(row.submitted_at),
    submittedBy: row.submitted_by_name,
    contactDueAt: isoOrNull(row.contact_due_at),
    contactedAt: isoOrNull(row.contacted_at),
    responseDueAt: iso(row.response_due_at),
    redAt: iso(row.red_at),
    expiresAt: iso(row.expires_at),
    respondedAt: isoOrNull(row.responded_at),
    respondedBy: row.responded_by_name,
    snapEligible: row.receives_snap,
    urgency: urgencyOf(row, now),
    flags: flagsOf(row, now),
    sentBack: sentBackView(row),
    updatedAt: iso(row.updated_at),
  }
}

function urgencyOf(row: ReferralColumns, now: Date): ReferralRow['urgency'] {
  const facts = {
    status: row.status,
    contactDueAt: dateOrNull(row.contact_due_at),
    contactedAt: dateOrNull(row.contacted_at),
    responseDueAt: new Date(row.response_due_at),
    redAt: new Date(row.red_at),
  }
  return referralUrgency(facts, now)
}

function flagsOf(row: ReferralColumns, now: Date): ReferralRow['flags'] {
  const facts = {
    ...{ status: row.status, response: row.response, enrolled: row.enrolled },
    submittedAt: new Date(row.submitted_at),
    respondedAt: dateOrNull(row.responded_at),
    reportedAt: dateOrNull(row.reported_at),
  }
  return referralFlags(facts, now)
}

function sentBackView({ sent_back_at: at, ...row }: ReferralColumns): ReferralRow['sentBack'] {
  if (at === null) return null
  const { sent_back_by_name: by, sent_back_note: note, taken_up_at: takenUpAt } = row
  return { at: iso(at), by: by ?? '', note: note ?? '', takenUpAt: isoOrNull(takenUpAt) }
}

export function dateOrNull(value: string | null): Date | null {
  return value === null ? null : new Date(value)
}

export function isoOrNull(value: string | null): string | null {
  return value === null ? null : iso(value)
}
