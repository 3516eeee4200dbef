import {
  PROGRAMME_TYPES,
  REFERRAL_KINDS,
  REFERRAL_RESPONSES,
  REFERRAL_STATUSES,
  REMOVAL_CAUSES,
  type ProgrammeType,
  type ReferralKind,
  type ReferralResponse,
  type ReferralStatus,
  type RemovalCause,
} from '@isets/contracts'
import { referralClocks, referralFlagTimes } from '@isets/rules'
import { defineEntity, p, type Opt } from '@mikro-orm/core'

const PENDING = `status in ('pending_idhs_response', 'pending_provider_response')`
/** What the permission filter and row security ask for: an index that carries it can be counted without the rows. */
const SECURED = 'id, organisation_id, status, granted_organisation_ids, from_organisation_id'

const ReferralSchema = defineEntity({
  name: 'Referral',
  tableName: 'referral',
  properties: {
    id: p.uuid().primary(),
    serial: p.bigint('number').defaultRaw(`nextval('referral_serial')`).unique('referral_serial_key'),
    number: p
      .text()
      .$type<Opt<string>>()
      .generated(`('RF-' || lpad(serial::text, greatest(6, length(serial::text)), '0')) stored`)
      .unique('referral_number_key'),
    version: p.integer(),
    kind: p.enum(() => [...REFERRAL_KINDS]).$type<ReferralKind>(),
    status: p.enum(() => [...REFERRAL_STATUSES]).$type<ReferralStatus>(),
    response: p
      .enum(() => [...REFERRAL_RESPONSES])
      .$type<ReferralResponse>()
      .strictNullable(),
    customerId: p.uuid(),
    /** Null is IDHS. */
    fromOrganisationId: p.uuid().strictNullable(),
    toOrganisationId: p.uuid().strictNullable(),
    /** The provider that it is about: the receiver, on a reverse referral the sender; what rights compare. */
    organisationId: p.uuid().strictNullable(),
    programmeId: p.uuid().strictNullable(),
    serviceNeeded: p
      .enum(() => [...PROGRAMME_TYPES])
      .$type<ProgrammeType>()
      .strictNullable(),
    consentId: p.uuid().strictNullable(),
    office: p.text().strictNullable(),
    intakeLocationId: p.uuid().strictNullable(),
    intakeAt: p.datetime().strictNullable(),
    submittedAt: p.datetime(),
    submittedById: p.uuid(),
    /** Who of IDHS sent it to its present receiver afterwards; null while that is who submitted it. */
    sentOnById: p.uuid().strictNullable(),
    submittedByName: p.text(),
    contactDueAt: p.datetime().strictNullable(),
    contactedAt: p.datetime().strictNullable(),
    responseDueAt: p.datetime(),
    redAt: p.datetime(),
    expiresAt: p.datetime(),
    /** When two programme years are over (TMR-026); null once closed. */
    closesAt: p.datetime().strictNullable(),
    respondedAt: p.datetime().strictNullable(),
    respondedByName: p.text().strictNullable(),
    assessmentCompletedOn: p.date().strictNullable(),
    expectedStartOn: p.date().strictNullable(),
    rejectedOn: p.date().strictNullable(),
    reasons: p.array((value) => Number(value)).columnType('smallint[]'),
    note: p.text().strictNullable(),
    receivesSnap: p.boolean().strictNullable(),
    etEligible: p.boolean().strictNullable(),
    decidedAt: p.datetime().strictNullable(),
    decidedByName: p.text().strictNullable(),
    decisionNote: p.text().strictNullable(),
    /** REF-055: when IDHS sent it back to the FCRC that had sent it, and when that one did something else instead. */
    sentBackAt: p.datetime().strictNullable(),
    sentBackByName: p.text().strictNullable(),
    sentBackNote: p.text().strictNullable(),
    takenUpAt: p.datetime().strictNullable(),
    reportedAt: p.datetime().strictNullable(),
    /** Whether an enrolment has come of it. */
    enrolled: p.boolean(),
    exitedAt: p.datetime().strictNullable(),
    closedAt: p.datetime().strictNullable(),
    closedByName: p.text().strictNullable(),
    closedBecause: p.text().strictNullable(),
    /** REF-056: a duplicate or an error, kept for the audit and shown to nobody. */
    removedAt: p.datetime().strictNullable(),
    removedBecause: p
      .enum(() => [...REMOVAL_CAUSES])
      .$type<RemovalCause>()
      .strictNullable(),
    /** Moments of the flags, so that lists filter by an index; null where the flag cannot come. */
    waitListOverAt: p.datetime().strictNullable(),
    notEnrolledAt: p.datetime().strictNullable(),
    toCloseAt: p.datetime().strictNullable(),
    /** As in `customer`, so that row security need not look there. */
    grantedOrganisationIds: p.array().columnType('uuid[]'),
    updatedAt: p.datetime(),
  },
  indexes: [
    {
      name: 'referral_pending_due',
      expression: `create index referral_pending_due on referral (response_due_at, serial) include (${SECURED}, red_at) where removed_at is null and ${PENDING}`,
    },
    {
      /** Every list is in this order, and counted from it: what a caller may see is decided row by row. */
      name: 'referral_due',
      expression: `create index referral_due on referral (response_due_at, serial) include (${SECURED}) where removed_at is null`,
    },
    {
      /** What an FCRC has sent, in the order of its list. */
      name: 'referral_sender',
      expression: `create index referral_sender on referral (from_organisation_id, response_due_at, serial) where removed_at is null and from_organisation_id is not null`,
    },
    {
      name: 'referral_sent_back',
      expression: `create index referral_sent_back on referral (response_due_at, serial) where status = 'rejected' and sent_back_at is not null and taken_up_at is null`,
    },
    { name: 'referral_expires', expression: `create index referral_expires on referral (expires_at) where ${PENDING}` },
    {
      name: 'referral_closes',
      expression: 'create index referral_closes on referral (closes_at) where closes_at is not null',
    },
    {
      name: 'referral_flags',
      expression: `create index referral_flags on referral (least(wait_list_over_at, not_enrolled_at, to_close_at)) where status = 'accepted'`,
    },
    { name: 'referral_organisation', properties: ['organisationId', 'responseDueAt', 'serial'] },
    { name: 'referral_customer', properties: ['customerId', 'submittedAt'] },
    { name: 'referral_status', properties: ['status', 'responseDueAt', 'serial'] },
    { name: 'referral_updated', properties: ['updatedAt', 'serial'] },
    {
      name: 'referral_granted',
      expression: 'create index referral_granted on referral using gin (granted_organisation_ids)',
    },
    {
      name: 'referral_one_open',
      expression: `create unique index referral_one_open on referral (customer_id, organisation_id) where organisation_id is not null and status in ('pending_idhs_response', 'pending_provider_response', 'accepted')`,
    },
  ],
})

/** A referral as it stands: who sent whom where, what was answered, what is due when. Every version is kept beside it. */
export class Referral extends ReferralSchema.class {
  /** Counts one change. */
  touch(now: Date): void {
    this.version += 1
    this.updatedAt = now
  }

  /** Enters a status; what falls due by time follows. */
  enter(status: ReferralStatus, now: Date): void {
    this.status = status
    if (status === 'exited') this.exitedAt = now
    if (status === 'closed') {
      this.closedAt = now
      this.closesAt = null
    }
    Object.assign(this, referralFlagTimes(this))
  }

  /** An enrolment has come of it: the flags go, nothing else changes. */
  enrol(): void {
    this.enrolled = true
    Object.assign(this, referralFlagTimes(this))
  }

  /** Begins to wait for an answer: at the submission, and again when IDHS takes it up again. */
  startClocks(now: Date): void {
    const waitsFor = this.status === 'pending_idhs_response' ? 'idhs' : 'provider'
    Object.assign(this, { submittedAt: now, ...referralClocks(this.kind, now, waitsFor) })
  }
}
ReferralSchema.setClass(Referral)
