/** Milliseconds that the server's clocks are ahead of this computer's: its business clock, and the real time. */
let businessAhead = 0
let realAhead = 0

interface ServerTimes {
  now: string
  realNow?: string | undefined
}

export function setServerTime({ now, realNow = now }: ServerTimes): void {
  businessAhead = Date.parse(now) - Date.now()
  realAhead = Date.parse(realNow) - Date.now()
}

/** Now, by the server's business clock: a demo clock can be moved by weeks. */
export function serverNow(): number {
  return Date.now() + businessAhead
}

/** Now, as the server counts sessions. */
export function sessionNow(): number {
  return Date.now() + realAhead
}
