import { Temporal } from 'temporal-polyfill'

/** Business time, whatever the machine's zone. */
const ZONE = 'America/Chicago'
const UNIT_MS: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }

/**
 * The clock's new distance from the real time, in milliseconds.
 *
 * @param wish `+14d`, `-2h`, `+30m` (from what the clock shows now), a Chicago time such as `2026-12-01T09:00`, or `reset`
 * @returns `undefined` when the wish cannot be understood
 */
export function movedClock(wish: string, now: number, offset: number): number | undefined {
  if (wish === 'reset') return 0
  const [, sign, count, unit] = /^([+-])(\d{1,5})([dhms])$/.exec(wish) ?? []
  if (sign !== undefined) return offset + Number(`${sign}${count}`) * (UNIT_MS[unit ?? ''] ?? 0)
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(wish)) return undefined
  try {
    return Temporal.PlainDateTime.from(wish).toZonedDateTime(ZONE).epochMilliseconds - now
  } catch {
    return undefined
  }
}

/** What the clock shows, in words. */
export function shownClock(now: number, offset: number): string {
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short', timeZone: ZONE })
  const shown = `The clock shows ${format.format(now + offset)}, Chicago time`
  return offset === 0 ? `${shown}: the real time.` : `${shown}. Back to the real time: npm run clock -- reset`
}
