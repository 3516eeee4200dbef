import { randomUUID } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import { insisting, LOSES_ONE_IN } from './insisting.ts'

export interface Letter {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

const SILENT_MS = 10_000
const REFUSED_FOR_GOOD = 500

/**
 * The mail server of somebody who answers by mail: brings the same mail, with the same Message-ID, until it is taken or
 * refused for good. Some acknowledgements get lost; then it brings the mail once more.
 */
export class MailCarrier {
  readonly #transport: Transporter
  readonly #patienceMs: number
  #taken = 0

  constructor(port: number, patienceMs = 120_000) {
    const silence = { connectionTimeout: SILENT_MS, greetingTimeout: SILENT_MS, socketTimeout: SILENT_MS }
    this.#transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, ...silence })
    this.#patienceMs = patienceMs
  }

  /**
   * @returns how often it was brought
   * @throws Error when it is refused for good, or nobody takes it for two minutes
   */
  async deliver(letter: Letter): Promise<number> {
    const mail = { ...letter, messageId: `<${randomUUID()}@mail.example>` }
    const bring = async () => {
      const { tries } = await insisting(letter.from, this.#patienceMs, () => this.#attempt(mail))
      return tries
    }
    const tries = await bring()
    return this.#taken++ % LOSES_ONE_IN === 0 ? tries + (await bring()) : tries
  }

  async #attempt(mail: Letter & { readonly messageId: string }): Promise<true | undefined> {
    try {
      await this.#transport.sendMail(mail)
      return true
    } catch (error) {
      if (answerOf(error) >= REFUSED_FOR_GOOD) throw error
      return undefined
    }
  }
}

/** What the other server said; 0 when it said nothing. */
function answerOf(error: unknown): number {
  return error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
}
