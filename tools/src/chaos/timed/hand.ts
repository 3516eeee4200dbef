import { eventually, type ClockFile, type MailSink } from '@isets/testing'
import { missing, type Agenda } from './agenda.ts'
import { nameOf, type TimedMail } from './timed-mail.ts'

/** A mail whose sender died goes out half a minute later; what has not come by now is lost. */
const PATIENCE_MS = 150_000

interface HandOptions {
  readonly clock: ClockFile
  readonly mailSink: MailSink
  readonly agenda: Agenda
  /** What happens while the system finds out that the clock has moved. */
  readonly moved: () => Promise<void>
  readonly say: (line: string) => void
}

/** The hand that moves the clock of the running system on, whatever dies meanwhile. */
export class Hand {
  readonly #clock: ClockFile
  readonly #mailSink: MailSink
  readonly #agenda: Agenda
  readonly #moved: () => Promise<void>
  readonly #say: (line: string) => void

  constructor({ clock, mailSink, agenda, moved, say }: HandOptions) {
    this.#clock = clock
    this.#mailSink = mailSink
    this.#agenda = agenda
    this.#moved = moved
    this.#say = say
  }

  /** What the clock of the system shows. */
  now(): Date {
    return this.#clock.now()
  }

  /** Moves on to the moment and waits until these mails have come; a lost one holds nothing up for ever. */
  async moveTo(moment: Date, due: readonly TimedMail[]): Promise<void> {
    if (moment < this.now()) throw new Error(`The clock never goes back, to ${moment.toISOString()}`)
    this.#agenda.due.push(...due)
    this.#clock.advance(moment.getTime() - this.now().getTime())
    const rest = () => missing(due, this.#mailSink.received)
    const arriving = eventually(() => rest().length === 0, { timeout: PATIENCE_MS, every: 250 }).catch(() => undefined)
    await Promise.all([this.#moved(), arriving])
    const lost = rest()
    const example = lost[0] === undefined ? '' : `, for example ${nameOf(lost[0])}`
    this.#say(`${moment.toISOString()}: ${due.length - lost.length} of ${due.length} timed mails have come${example}`)
  }
}
