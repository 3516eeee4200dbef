import { Refusal } from '@isets/contracts'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

interface Where {
  readonly organisationId: string
  readonly programmeId: string
}

const LOCKED = `select month from month_lock where organisation_id = ? and programme_id = ? and locked order by month`

/** Months of a programme whose staffing is approved. The database refuses their changes; this says so beforehand. */
export async function lockedMonths(em: EntityManager, { organisationId, programmeId }: Where): Promise<Set<string>> {
  const rows = await preparedQuery<{ month: string }>(em, LOCKED, [organisationId, programmeId])
  return new Set(rows.map(({ month }) => month))
}

/** @throws Refusal WRONG_STATUS when one of these months is locked */
export async function requireUnlocked(em: EntityManager, where: Where, months: readonly string[]): Promise<void> {
  const locked = await lockedMonths(em, where)
  const hit = months.find((month) => locked.has(month))
  if (hit === undefined) return
  throw new Refusal('WRONG_STATUS', { reason: `The staffing of ${hit} is approved: the month is locked.` })
}

/** Every month from the one of a day to the one of another, `2026-01` and so on. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year = 0, month = 0] = from.split('-').map(Number)
  const last = to.slice(0, 7)
  for (let next = from.slice(0, 7); next <= last; next = `${year}-${String(month).padStart(2, '0')}`) {
    months.push(next)
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
  }
  return months
}
