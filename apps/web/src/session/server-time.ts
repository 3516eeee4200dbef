/** Milliseconds that the server's business clock is ahead of this computer's: a demo clock can be moved by weeks. */
let ahead = 0

export function setServerTime(now: string): void {
  ahead = Date.parse(now) - Date.now()
}

/** Now, as the server counts it. */
export function serverNow(): number {
  return Date.now() + ahead
}
