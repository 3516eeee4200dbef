import { Pen, type Errand } from './errand.ts'
import type { Fact } from '../ledger.ts'

const LINES = 6

/** Performs errands, a few at once, each with a pen of its own. */
export class Lines {
  readonly #seed: number
  readonly #told: Fact[]
  readonly #say: (line: string) => void
  readonly #pens: Pen[] = []

  constructor(seed: number, told: Fact[], say: (line: string) => void) {
    this.#seed = seed
    this.#told = told
    this.#say = say
  }

  /** How many commands needed more than one try. */
  get repeated(): number {
    return this.#pens.reduce((sum, { repeated }) => sum + repeated, 0)
  }

  readonly pen = (): Pen => {
    const pen = new Pen(`chaos${this.#seed}n${this.#pens.length}`, this.#told)
    this.#pens.push(pen)
    return pen
  }

  async perform(errands: readonly Errand[]): Promise<void> {
    const rest = errands.values()
    const line = async () => {
      for (const errand of rest) await errand(this.pen())
    }
    await Promise.all(Array.from({ length: LINES }, line))
    this.#say(`${errands.length} errands done, ${this.#told.length} writes acknowledged`)
  }
}
