import * as z from 'zod'
import { event } from '../event.ts'
import { Id, Instant } from '../shapes.ts'
import { IesCustomer } from './shapes.ts'

/** Customers in one event: far below what a message may hold. */
export const MAX_CUSTOMERS_IN_EVENT = 100

/** Facts that the IES exchange tells. Consumers keep projections of what they need. */
export const iesExchangeEvents = {
  /**
   * Customers were added or changed, each with its whole picture and a version of its own. The aggregate is the batch,
   * so consume `every` one and compare the versions row by row.
   */
  customersChanged: event(
    'ies-exchange',
    'ies-customers-changed',
    z.object({
      /** The import that brought them; `null` when a person added one (IES-014). */
      importId: Id.nullable(),
      customers: z.array(IesCustomer).min(1).max(MAX_CUSTOMERS_IN_EVENT),
    }),
  ),
  /** A search has found one person, eligible or not (IES-019). The aggregate is the look-up. */
  customerMatched: event('ies-exchange', 'ies-customer-matched', z.object({ customerId: Id })),
  /** An import is through; from now on its time is the last sync time (IES-007). */
  importFinished: event(
    'ies-exchange',
    'ies-import-finished',
    z.object({
      importId: Id,
      finishedAt: Instant,
      full: z.boolean(),
      added: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
      /** Customers that a full feed no longer named. */
      left: z.int(),
    }),
  ),
  /** An import has failed as a whole: nothing of its file was applied (TMR-013). The aggregate is the import. */
  importFailed: event(
    'ies-exchange',
    'ies-import-failed',
    z.object({
      importId: Id,
      /** Of the file. */
      name: z.string(),
      /** What is wrong with it, in words. */
      problem: z.string(),
    }),
  ),
  /** A full file leaves out so many that a person has to decide; every later file waits behind it (TMR-013). */
  importHeld: event(
    'ies-exchange',
    'ies-import-held',
    z.object({
      importId: Id,
      /** Of the file. */
      name: z.string(),
      /** Customers who would lose eligibility. */
      absent: z.int().min(1),
    }),
  ),
  /** A file has not come at its time; told once for each time (IES-002, TMR-013 to TMR-015). */
  feedLate: event(
    'ies-exchange',
    'ies-feed-late',
    z.object({
      expectedAt: Instant,
      /** `null` before the first import. */
      lastSyncAt: Instant.nullable(),
    }),
  ),
}
