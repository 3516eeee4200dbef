import type { EtStatus } from '@isets/contracts'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import { STAFFED_STATUSES } from './standing.entity.ts'

/** The status of a customer from a day on. */
export interface StatusOnDay {
  readonly customerId: string
  readonly status: EtStatus
  /** `YYYY-MM-DD` */
  readonly on: string
}

/** Whether a referral is accepted, from a day on. */
export interface ReferralOnDay {
  readonly referralId: string
  readonly customerId: string
  readonly organisationId: string
  readonly isAccepted: boolean
  readonly on: string
}

const LEAVE_STATUS = `update status_span set until = greatest(since, ?::date)
  where customer_id = ? and until is null and status <> ?`
/** Entered late: it has held since an earlier day. */
const HOLD_EARLIER = `update status_span set since = ?::date
  where customer_id = ? and until is null and status = ? and since > ?::date`
const ENTER_STATUS = `insert into status_span (id, customer_id, status, since) values (?, ?, ?, ?)
  on conflict (customer_id) where until is null do nothing`

/** Keeps since when and until when a customer is Active or Retention: a month is staffed as it was (BILL-047). */
export async function keepStatus(em: EntityManager, { customerId, status, on }: StatusOnDay): Promise<void> {
  await preparedQuery(em, LEAVE_STATUS, [on, customerId, status])
  if (!STAFFED_STATUSES.some((one) => one === status)) return
  await preparedQuery(em, HOLD_EARLIER, [on, customerId, status, on])
  await preparedQuery(em, ENTER_STATUS, [v7(), customerId, status, on])
}

const ACCEPT = `insert into referral_span (id, referral_id, customer_id, organisation_id, since) values (?, ?, ?, ?, ?)
  on conflict (customer_id, organisation_id) where until is null do update set referral_id = excluded.referral_id`
const END = `update referral_span set until = greatest(since, ?::date)
  where customer_id = ? and until is null and (referral_id = ? or (referral_id is null and organisation_id = ?))`
const MOVE = `update referral_span set until = greatest(since, ?::date)
  where customer_id = ? and until is null and referral_id = ? and organisation_id <> ?`

/** Keeps since when and until when an organisation serves a customer by an accepted referral (BILL-047). */
export async function keepReferral(em: EntityManager, referral: ReferralOnDay): Promise<void> {
  const { referralId, customerId, organisationId, isAccepted, on } = referral
  await preparedQuery(em, isAccepted ? MOVE : END, [on, customerId, referralId, organisationId])
  if (isAccepted) await preparedQuery(em, ACCEPT, [v7(), referralId, customerId, organisationId, on])
}
