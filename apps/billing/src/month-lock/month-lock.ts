import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

/** The month of one programme of one provider: what is staffed, locked and amended. */
export interface ServiceMonth {
  readonly organisationId: string
  readonly programmeId: string
  /** `YYYY-MM` */
  readonly month: string
}

/** `locked`: approved by the provider manager. `billed`: approved by billing, only amendments change it. */
export type MonthState = 'open' | 'locked' | 'billed'

/**
 * How far a month is locked. It stays so until the transaction ends: whoever writes data of a month holds off its
 * approval, and an approval holds off whoever wants to write.
 */
export async function monthState(em: EntityManager, about: ServiceMonth): Promise<MonthState> {
  const place = [about.organisationId, about.programmeId, about.month]
  const [row] = await preparedQuery<{ state: MonthState }>(em, 'select month_state(?, ?, ?) as state', place)
  return row?.state ?? 'open'
}

/** Holds off every write to the month until the transaction ends, and waits for those that are under way. */
export async function closeMonth(em: EntityManager, about: ServiceMonth): Promise<void> {
  const place = [about.organisationId, about.programmeId, about.month]
  await preparedQuery(em, 'select pg_advisory_xact_lock(month_key(?, ?, ?))', place)
}
