import type { Arbitrary } from 'fast-check'

/** How many histories a test run plays, and which. */
export interface UsualHistories {
  readonly seed: number
  readonly runs: number
  /** Histories that one run of the property plays side by side; 1 unless told. */
  readonly atOnce?: number
  /** Where one history is long: so many are asked for that one is played; 1 unless told. */
  readonly oneOf?: number
}

/** What `npm run histories` asks for. */
export interface AskedHistories {
  readonly seed: number
  readonly runs: number
  /** Where fast-check says that one failed: that one alone. */
  readonly path?: string
}

/** The variable that carries `AskedHistories` to the tests. */
export const HISTORIES_VARIABLE = 'ISETS_HISTORIES'

interface Tally {
  accepted: number
  refused: number
}
const HOURS_6 = 6 * 3_600_000
const MINUTES_5 = 5 * 60_000

/**
 * Random histories of one machine against its service: few with a steady seed in the test run, many with a fresh one in
 * `npm run histories`, which also tells how far they are and which commands were accepted and refused.
 */
export class Histories {
  /** What `fc.assert` takes. */
  readonly parameters: { readonly seed: number; readonly numRuns: number; readonly endOnFailure: true; path?: string }
  /** Milliseconds that all of it may take. */
  readonly patience: number
  /** Whether at least as much is played as usual: what must have come up by the end is asked then only. */
  readonly isWhole: boolean
  readonly #name: string
  readonly #isAsked: boolean
  readonly #acts = new Map<string, Tally>()
  readonly #begin = performance.now()
  #played = 0

  constructor(name: string, usual: UsualHistories, asked: AskedHistories | undefined = askedFor()) {
    const { seed, runs, path } = asked ?? usualRuns(usual)
    const { atOnce = 1, oneOf = 1 } = usual
    const numRuns = path === undefined ? Math.ceil(runs / oneOf / atOnce) : 1
    this.#name = name
    this.#isAsked = asked !== undefined
    this.isWhole = path === undefined && runs >= usual.runs * oneOf
    this.parameters = { seed, numRuns, endOnFailure: true, ...(path !== undefined && { path }) }
    this.patience = this.#isAsked ? HOURS_6 : MINUTES_5
    this.#say(`seed ${seed}, ${path === undefined ? `${numRuns * atOnce} histories` : `the one at ${path}`}`)
  }

  /** Counts what became of a command. */
  took(act: string, accepted: boolean): void {
    const tally = this.#acts.get(act) ?? { accepted: 0, refused: 0 }
    tally[accepted ? 'accepted' : 'refused'] += 1
    this.#acts.set(act, tally)
  }

  /**
   * Plays as many as are asked for.
   * @throws what fast-check says of the first that does not hold
   */
  async hold<Drawn>(drawn: Arbitrary<Drawn>, play: (drawn: Drawn) => Promise<void>): Promise<void> {
    const { default: fc } = await import('fast-check') // this library is loaded by others than tests, too
    const property = fc.asyncProperty(drawn, async (one) => {
      await play(one)
      this.#tellProgress()
    })
    await fc.assert(property, this.parameters)
  }

  #tellProgress(): void {
    this.#played += 1
    const { numRuns } = this.parameters
    if (this.#played % Math.max(1, Math.round(numRuns / 20)) !== 0) return
    const each = (performance.now() - this.#begin) / this.#played
    this.#say(`${this.#played} of ${numRuns} runs, ${each.toFixed(0)} ms each`)
  }

  /** Of these acts, which were accepted less than `least` times; nothing when less than usual was played. */
  hardlyReached(acts: readonly string[], least = 2): string[] {
    if (!this.isWhole) return []
    return acts.filter((act) => (this.#acts.get(act)?.accepted ?? 0) < least)
  }

  /** What became of all commands: for the end. */
  tell(): void {
    const acts = [...this.#acts].toSorted(([a], [b]) => a.localeCompare(b))
    const total = { accepted: 0, refused: 0 }
    for (const [act, { accepted, refused }] of acts) {
      total.accepted += accepted
      total.refused += refused
      this.#say(`  ${act.padEnd(20)} accepted ${String(accepted).padStart(6)}   refused ${String(refused).padStart(6)}`)
    }
    const seconds = ((performance.now() - this.#begin) / 1000).toFixed(0)
    this.#say(`${this.#played} runs in ${seconds} s: ${total.accepted} commands accepted, ${total.refused} refused`)
  }

  #say(line: string): void {
    if (this.#isAsked) process.stdout.write(`[${this.#name}] ${line}\n`)
  }
}

function usualRuns({ seed, runs, oneOf = 1 }: UsualHistories): AskedHistories {
  return { seed, runs: runs * oneOf }
}

function askedFor(): AskedHistories | undefined {
  const asked = process.env[HISTORIES_VARIABLE]
  if (asked === undefined) return undefined
  const { seed, runs, path }: AskedHistories = JSON.parse(asked)
  return { seed, runs, ...(path !== undefined && { path }) }
}
