import type { Caller, EtStatus, NotTakingPart } from '@isets/contracts'
import { etStatusAfter, isEnrolledStatus, statusBefore, type EtHappening } from '@isets/rules'
import { writeLater } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 } from 'uuid'
import type { Customer } from './customer.entity.ts'
import { tellCustomer } from './tell-customer.ts'

/** Who set the status; null where it followed from something else. */
export type Setter = Pick<Caller, 'userId' | 'name'> | null

const INSERT = `insert into status_history (id, customer_id, status, at, actor_id, actor_name, cause, reason)
  values (?, ?, ?, ?, ?, ?, ?, ?)`

/** Lets something that has happened change the status, where it does. The customer is locked. */
export async function happen(em: EntityManager, customer: Customer, happening: EtHappening, now: Date): Promise<void> {
  const { etStatus, statusBeforeReferral } = customer
  const to = etStatusAfter(etStatus, happening, statusBeforeReferral)
  customer.statusBeforeReferral = statusBefore(etStatus, happening, statusBeforeReferral)
  await enterStatus(em, customer, to, now, null)
}

/** Enters a status and keeps the line of history (CASE-016, CASE-053). */
export async function enterStatus(
  em: EntityManager,
  customer: Customer,
  to: EtStatus,
  now: Date,
  setter: Setter,
  because?: NotTakingPart,
): Promise<void> {
  if (to === customer.etStatus) return
  customer.etStatus = to
  customer.etStatusSince = now
  if (isEnrolledStatus(to)) {
    customer.statusBeforeReferral = null
    customer.exitedOn = null
  }
  await em.flush()
  const by = [setter?.userId ?? null, setter?.name ?? null]
  const why = [because?.cause ?? null, because?.reason ?? null]
  await writeLater(em, INSERT, [v7(), customer.id, to, now, ...by, ...why])
}

/** Counts a change of the customer and tells it; `statusOn` as in `tellCustomer`. */
export async function touchCustomer(
  em: EntityManager,
  customer: Customer,
  statusOn: string | null = null,
): Promise<void> {
  customer.version += 1
  await em.flush()
  tellCustomer(em, customer, statusOn)
}
