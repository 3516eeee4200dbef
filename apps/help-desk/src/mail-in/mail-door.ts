import type { AddressInfo } from 'node:net'
import { Refusal } from '@isets/contracts'
import { Leaving, LOGGER, readReplyAddress, type ReplyTo, type ServiceLogger } from '@isets/service-kit'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { readMail, Unreadable } from './incoming-mail.ts'
import { MailAnswering, NotTheirs } from './mail-answering.service.ts'
import { MAIL_IN, type MailInSettings } from './mail-in-settings.ts'

/** All of a mail, files in their mail form included. */
const MOST_BYTES = 10 * 1024 * 1024
/** Each may hold a whole mail in memory. Others are told to come again. */
const AT_ONCE = 8
const SILENT_MS = 60_000
const LEAVE_MS = 5_000

const REFUSALS = {
  unknown: refusal(550, 'There is no such mailbox here'),
  another: refusal(452, 'One recipient at a time'),
  tooLarge: refusal(552, 'This mail is larger than 10 MB. Please add the files in ISETS'),
  unreadable: refusal(554, 'This mail cannot be read. Please answer in ISETS'),
  notTheirs: refusal(550, 'This request takes no answers from this mailbox'),
  later: refusal(451, 'Your mail cannot be stored just now. Please try again later'),
} as const

/**
 * Takes answers by mail over SMTP (HELP-022), from the mail gateway of the State, which checks SPF, DKIM and DMARC.
 * A mail is acknowledged only when it is dealt with for good: until then it stays with the server that brings it.
 * Nothing is relayed: every recipient that is not an address of ours is refused.
 */
@Injectable()
export class MailDoor implements OnApplicationBootstrap {
  readonly #server: SMTPServer

  constructor(
    @Inject(MAIL_IN) private readonly settings: MailInSettings | null,
    @Inject(LOGGER) private readonly logger: ServiceLogger,
    private readonly answering: MailAnswering,
    leaving: Leaving,
  ) {
    this.#server = new SMTPServer({
      name: settings?.replies.domain ?? 'closed',
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      size: MOST_BYTES,
      maxClients: AT_ONCE,
      socketTimeout: SILENT_MS,
      closeTimeout: LEAVE_MS,
      onRcptTo: (address, session, done) => done(this.#whyNot(address, session)),
      onData: (stream, session, done) => void this.#take(stream, session).then(done),
    })
    this.#server.on('error', (error) => logger.info({ err: error }, 'a mail connection failed'))
    leaving.first(() => this.#close())
  }

  /** The port that mail comes to; undefined while the door is closed. */
  get port(): number | undefined {
    return (this.#server.server.address() as AddressInfo | null)?.port
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings === null) return
    const { port, host } = this.settings
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, resolve)
    })
  }

  #close(): Promise<void> {
    if (!this.#server.server.listening) return Promise.resolve()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  #addressee({ address }: SMTPServerAddress): ReplyTo | undefined {
    return this.settings === null ? undefined : readReplyAddress(this.settings.replies, address)
  }

  #whyNot(address: SMTPServerAddress, { envelope }: SMTPServerSession): Error | null {
    if (this.#addressee(address) === undefined) return REFUSALS.unknown
    return envelope.rcptTo.length > 0 ? REFUSALS.another : null
  }

  /** What the bringing server is told: null once the mail is dealt with. */
  async #take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<Error | null> {
    try {
      const raw = await wholeOf(stream)
      if (raw === undefined) return REFUSALS.tooLarge
      const [to] = envelope.rcptTo.map((address) => this.#addressee(address))
      if (to === undefined) return REFUSALS.unknown
      const returnPath = envelope.mailFrom === false ? '' : envelope.mailFrom.address
      await this.answering.take(to, await readMail(raw, returnPath))
      return null
    } catch (error) {
      const outcome = refusalFor(error)
      // Never the error itself: it could quote what somebody wrote.
      this.logger.warn({ code: nameOf(error), status: outcome.responseCode }, 'a mail was not taken')
      return outcome
    }
  }
}

/** The mail, or undefined when it is too large; then the rest of it is read and forgotten. */
async function wholeOf(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes <= MOST_BYTES) parts.push(part)
    else parts.length = 0
  }
  return bytes > MOST_BYTES ? undefined : Buffer.concat(parts)
}

function refusalFor(error: unknown): (typeof REFUSALS)[keyof typeof REFUSALS] {
  if (error instanceof NotTheirs) return REFUSALS.notTheirs
  return error instanceof Unreadable ? REFUSALS.unreadable : REFUSALS.later
}

function nameOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  return error instanceof Error ? error.constructor.name : 'unknown'
}

function refusal(responseCode: number, message: string): Error & { readonly responseCode: number } {
  return Object.assign(new Error(message), { responseCode })
}
