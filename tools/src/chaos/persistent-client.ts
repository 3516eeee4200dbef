import { randomUUID } from 'node:crypto'
import { signIn, type HttpSession, type Reply } from '../load/http-session.ts'
import { insisting, LOSES_ONE_IN } from './insisting.ts'

/** Answers after which the same request may be sent again: nothing definite was said. */
const TRY_AGAIN = new Set([0, 409, 429, 500, 502, 503, 504])

export interface Acknowledged {
  readonly body: Record<string, unknown>
  readonly tries: number
}

/**
 * A person who does not give up: repeats a command with the same Idempotency-Key until the system says yes or a
 * definite no, and signs in again when the session is gone. Some answers get lost; then the command is sent once more.
 */
export class PersistentClient {
  #session: HttpSession | undefined
  #answered = 0
  readonly #base: string
  readonly #email: string
  readonly #password: string
  readonly #patienceMs: number

  constructor(base: string, email: string, password: string, patienceMs = 120_000) {
    this.#base = base
    this.#email = email
    this.#password = password
    this.#patienceMs = patienceMs
  }

  /** @throws Error when the system refuses for good, or says nothing definite for two minutes. */
  async command(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<Acknowledged | 'stale'> {
    const key = randomUUID()
    const send = (session: HttpSession) => session.send(method, path, body, key)
    const first = await this.#insist(send)
    if (first === 'stale') return first
    if (this.#answered++ % LOSES_ONE_IN !== 0) return first
    const again = await this.#insist(send)
    if (again === 'stale') throw new Error(`${path} answered STALE to what it had taken already`)
    return { ...again, tries: first.tries + again.tries }
  }

  /** Sends a file. Whoever got no answer sends it again: the system may have both. */
  async upload(path: string, name: string, content: string): Promise<Acknowledged> {
    const uploaded = await this.#insist((session) => session.upload(path, name, content))
    if (uploaded === 'stale') throw new Error(`${path} answered STALE to a file`)
    return uploaded
  }

  async read(path: string): Promise<Record<string, unknown>> {
    const read = await this.#insist((session) => session.get(path))
    if (read === 'stale') throw new Error(`${path} answered STALE to a query`)
    return read.body
  }

  async #insist(send: (session: HttpSession) => Promise<Reply>): Promise<Acknowledged | 'stale'> {
    const { said, tries } = await insisting(this.#email, this.#patienceMs, () => this.#definite(send))
    return said === 'stale' ? said : { body: said, tries }
  }

  async #definite(
    send: (session: HttpSession) => Promise<Reply>,
  ): Promise<Record<string, unknown> | 'stale' | undefined> {
    const reply = await this.#attempt(send)
    const body = parsed(reply.body)
    if (reply.status >= 200 && reply.status < 300) return body
    if (body.code === 'STALE') return 'stale'
    if (reply.status === 401) this.#session = undefined
    else if (!TRY_AGAIN.has(reply.status)) throw new Error(`Refused for good: ${reply.status} ${reply.body}`)
    return undefined
  }

  async #attempt(send: (session: HttpSession) => Promise<Reply>): Promise<Reply> {
    try {
      this.#session ??= await signIn(this.#base, this.#email, this.#password)
      return await send(this.#session)
    } catch (error) {
      return { status: 0, body: JSON.stringify({ message: String(error) }) }
    }
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
