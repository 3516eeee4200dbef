import { fields, text } from '../../load/fields.ts'
import type { DueMail, Fact } from '../ledger.ts'
import { operationAt } from '../operation-at.ts'
import type { PersistentClient } from '../persistent-client.ts'

/** Writes down what the system has acknowledged. */
export class Pen {
  readonly #marker: string
  readonly #told: Fact[]
  #steps = 0
  #last = ''
  #tries = 0

  constructor(marker: string, told: Fact[]) {
    this.#marker = marker
    this.#told = told
  }

  /** How many commands needed more than one try. */
  get repeated(): number {
    return this.#tries
  }

  /** A new marker, for a text of the next write. */
  mark(): string {
    return `${this.#marker}s${this.#steps++}e`
  }

  /** Performs a command and writes it down under `key` once the system has said yes. */
  async write(key: string, done: Promise<Done>, mails: (answer: Answer) => readonly DueMail[] = () => []) {
    const { of, body, tries } = await done
    if (tries > 1) this.#tries++
    this.#last = of
    this.#told.push({ of, key, mails: mails(body) })
    return body
  }

  /** Writes down what follows from a write that the system has said yes to. */
  note(key: string): void {
    this.#told.push({ of: `what follows from ${this.#last}`, key, mails: [] })
  }
}

export type Answer = Readonly<Record<string, unknown>>
/** A write that was acknowledged. */
export interface Done {
  /** The operation, or the way on which it came. */
  readonly of: string
  readonly body: Answer
  readonly tries: number
}

/** One thing that people do from start to end, in several writes. Each is done once. */
export type Errand = (pen: Pen) => Promise<void>

/** Sends a command that names no version. */
export async function send(client: PersistentClient, path: string, body: object): Promise<Done> {
  const answer = await client.command(path, body)
  if (answer === 'stale') throw new Error(`${path} answered STALE to a command without a version`)
  return { ...answer, of: operationAt('POST', path) }
}

/** What is sent about a record, made from how it stands now. */
interface Revision {
  readonly act: string
  readonly method?: 'POST' | 'PUT'
  body(current: Answer): object
}

/** Sends a command about the record at `record`; looks again when somebody was faster, as a person would. */
export async function revise(client: PersistentClient, record: string, revision: Revision): Promise<Done> {
  const { act, method = 'POST' } = revision
  for (;;) {
    const answer = await client.command(act, revision.body(await client.read(record)), method)
    if (answer !== 'stale') return { ...answer, of: operationAt(method, act) }
  }
}

/** The same, with the version of the record. */
export function change(client: PersistentClient, record: string, act: string, body: object): Promise<Done> {
  return revise(client, record, { act, body: ({ version }) => ({ ...body, version }) })
}

/** The rows of a list. */
export async function rowsOf(client: PersistentClient, path: string): Promise<Answer[]> {
  return list((await client.read(path))['rows'])
}

export function list(value: unknown): Answer[] {
  return Array.isArray(value) ? value.map(fields) : []
}

export { fields, text }
