/** The injected time (architecture.md, section 4). Domain code never reads the real clock. */
export abstract class Clock {
  abstract now(): Date
}

/** Real time. Tokens, sessions and deadlines use it always, whatever the demo clock says. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date()
  }
}
