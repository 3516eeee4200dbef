/** How long a session lasts, in seconds (TMR-001, TMR-002, conflicts C4). */
export interface SessionLimits {
  /** Without activity it ends. */
  readonly idleSeconds: number
  /** Without activity the browser asks whether to stay (IDN-007). */
  readonly warningSeconds: number
  /** It ends however active its user is. */
  readonly absoluteSeconds: number
}

interface SessionTimes {
  readonly openedAt: Date
  readonly lastActiveAt: Date
}

/** When a session ends without further activity, and when it ends anyway. */
export function endsOf(session: SessionTimes, limits: SessionLimits): { idleEndsAt: Date; absoluteEndsAt: Date } {
  return {
    idleEndsAt: after(session.lastActiveAt, limits.idleSeconds),
    absoluteEndsAt: after(session.openedAt, limits.absoluteSeconds),
  }
}

/** Whether time has ended the session (IDN-006): at the very second, not one later. */
export function hasRunOut(session: SessionTimes, limits: SessionLimits, now: Date): boolean {
  const { idleEndsAt, absoluteEndsAt } = endsOf(session, limits)
  return now >= idleEndsAt || now >= absoluteEndsAt
}

function after(start: Date, seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000)
}
