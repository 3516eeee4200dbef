/** Does the work after so many milliseconds; gives back how to call it off. */
export type Later = (work: () => void, milliseconds: number) => () => void

/** Tells when nobody has looked at the page for a while, and when somebody does again. Returns how to stop. */
export type WatchPresence = (on: { away: () => void; back: () => void }) => () => void

/** What we use of a document. */
export interface Page {
  readonly visibilityState: string
  addEventListener: (type: 'visibilitychange', listener: () => void) => void
  removeEventListener: (type: 'visibilitychange', listener: () => void) => void
}

/** Going to and fro between windows is no absence. */
const AWAY_AFTER_MS = 60_000

export function presenceOf(page: Page, later: Later): WatchPresence {
  return ({ away, back }) => {
    let isAway = false
    let callOff = () => {}
    const leave = () => {
      isAway = true
      away()
    }
    const look = () => {
      callOff()
      if (page.visibilityState === 'hidden') {
        callOff = later(leave, AWAY_AFTER_MS)
        return
      }
      if (isAway) back()
      isAway = false
    }
    page.addEventListener('visibilitychange', look)
    look()
    return () => {
      callOff()
      page.removeEventListener('visibilitychange', look)
    }
  }
}
