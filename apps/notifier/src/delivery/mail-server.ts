import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import { LEASE_SECONDS } from './ledger.ts'
import { MAIL_SETTINGS, type MailSettings } from '../settings.ts'
import type { RenderedMail } from '../template/layout.ts'

interface Addressed extends RenderedMail {
  readonly messageId: string
  readonly recipient: string
  /** Where an answer goes to; without it nobody reads one. */
  readonly replyTo?: string | undefined
}

const CONNECT_MS = 5_000
const ANSWER_MS = 10_000
/** An attempt, with its wait for a free connection, is over well before the lease ends and another one begins. */
const ATTEMPT_MS = (LEASE_SECONDS - 5) * 1_000

function pool({ smtpUrl, connections, mailsPerSecond }: MailSettings) {
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    rateLimit: mailsPerSecond,
    // Whether a mail is sent again is for the ledger to decide, and for nobody else.
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** The SMTP server, over a few connections that stay open. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  readonly #settings: MailSettings
  readonly #pool: ReturnType<typeof pool>

  constructor(@Inject(MAIL_SETTINGS) settings: MailSettings) {
    this.#settings = settings
    this.#pool = pool(settings)
  }

  /** Resolves once the server has taken the mail. @throws Error with `permanent` when it never will */
  async send({ messageId, recipient, replyTo, subject, html, text }: Addressed): Promise<void> {
    const mail = new MailComposer({
      from: this.#settings.from,
      // An object is one mailbox; a text would be read as a list.
      to: { name: '', address: recipient },
      ...(replyTo !== undefined && { replyTo }),
      messageId: `<${messageId}>`,
      subject,
      html,
      text,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile()
    // Built at once: streamed, each line of the text would be a write of its own.
    const raw = await mail.build()
    await this.#pool.sendMail({ envelope: mail.getEnvelope(), raw, signal: AbortSignal.timeout(ATTEMPT_MS) })
  }

  onApplicationShutdown(): void {
    this.#pool.close()
  }
}
