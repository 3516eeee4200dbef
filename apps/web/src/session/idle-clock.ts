import type { SessionView } from '@isets/contracts'

/** The idle limit as the browser keeps it, in milliseconds of the server's clock (TMR-001, TMR-002). */
export interface IdleClock {
  idleEndsAt: number
  absoluteEndsAt: number
  idleMs: number
  /** How long before the end the warning comes. */
  warningMs: number
}

export type IdlePhase = { phase: 'active' } | { phase: 'warning'; secondsLeft: number } | { phase: 'ended' }

type IdleLimits = Pick<SessionView, 'idleEndsAt' | 'absoluteEndsAt' | 'idleSeconds' | 'warningSeconds'>

export function clockOf(view: IdleLimits): IdleClock {
  return {
    idleEndsAt: Date.parse(view.idleEndsAt),
    absoluteEndsAt: Date.parse(view.absoluteEndsAt),
    idleMs: view.idleSeconds * 1000,
    warningMs: (view.idleSeconds - view.warningSeconds) * 1000,
  }
}

/** The server has answered the user: the idle time starts anew, the absolute end stays. */
export function afterContact(clock: IdleClock, now: number): IdleClock {
  return { ...clock, idleEndsAt: Math.max(clock.idleEndsAt, now + clock.idleMs) }
}

/** Another tab of the same browser had later contact: take its word. */
export function inStep(clock: IdleClock, idleEndsAt: number): IdleClock {
  return { ...clock, idleEndsAt: Math.max(clock.idleEndsAt, idleEndsAt) }
}

/** Warning at 25 minutes with a countdown, end at 30 (IDN-007, conflicts C4). */
export function phaseAt(clock: IdleClock, now: number): IdlePhase {
  const left = Math.min(clock.idleEndsAt, clock.absoluteEndsAt) - now
  if (left <= 0) return { phase: 'ended' }
  return left <= clock.warningMs ? { phase: 'warning', secondsLeft: Math.ceil(left / 1000) } : { phase: 'active' }
}

/**
 * Whether work in the page (typing, pointing) should be told to the server: not during the warning, which asks for a
 * click, and at most once a minute.
 */
export function shouldTouch(clock: IdleClock, now: number): boolean {
  const sinceContact = now - (clock.idleEndsAt - clock.idleMs)
  return phaseAt(clock, now).phase === 'active' && sinceContact > 60_000
}

/** `4:05` */
export function countdownText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
