import { fiscalYearOfDate, localDateOf } from '@isets/rules'
import { serverNow } from '../session/server-time.ts'

const YEARS_BACK = 4

/**
 * Fiscal years to choose from as words, the next one first: contracts are entered before their year begins.
 *
 * @param chosen stays among them, however old it is
 */
export function knownYears(chosen?: number, now = new Date(serverNow())): string[] {
  const next = fiscalYearOfDate(localDateOf(now)) + 1
  const years = Array.from({ length: YEARS_BACK + 2 }, (_, back) => next - back)
  return [...new Set([...years, ...(chosen === undefined ? [] : [chosen])])].toSorted((a, b) => b - a).map(String)
}
