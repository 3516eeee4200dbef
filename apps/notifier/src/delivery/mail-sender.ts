import { Leaving, LOGGER, replyAddress } from '@isets/service-kit'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import type { Logger } from 'pino'
import { MAIL_SETTINGS, type MailSettings } from '../settings.ts'
import type { MailTemplate } from '../template/mail-template.ts'
import { templateNamed } from '../template/templates.ts'
import { Ledger, type ClaimedMail } from './ledger.ts'
import { MailServer } from './mail-server.ts'
import { Pause } from './pause.ts'

const LOOK_EVERY_MS = 500
const LOOK_AFTER_ERROR_MS = 2_000

/** Sends what the ledger says is due, in the background, for as long as the service runs. Any number may run. */
@Injectable()
export class MailSender implements OnApplicationBootstrap {
  readonly #ledger: Ledger
  readonly #server: MailServer
  readonly #settings: MailSettings
  readonly #logger: Logger
  readonly #pause = new Pause()
  #loop: Promise<void> | undefined
  #stopped = false

  constructor(
    ledger: Ledger,
    server: MailServer,
    @Inject(MAIL_SETTINGS) settings: MailSettings,
    @Inject(LOGGER) logger: Logger,
    leaving: Leaving,
  ) {
    this.#ledger = ledger
    this.#server = server
    this.#settings = settings
    this.#logger = logger
    leaving.first(() => this.stop())
  }

  onApplicationBootstrap(): void {
    this.#loop = this.#run()
  }

  /** Takes up nothing new from this moment and finishes what is on its way. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#pause.end()
    await this.#loop
  }

  /** Sends one batch of what is due now and waits for all of it; returns how many mails that were. */
  async sendDue(): Promise<number> {
    const claimed = await this.#ledger.claim(this.#settings.connections * 2)
    const tried = await Promise.all(claimed.map(async (mail) => ({ mail, failure: await this.#attempt(mail) })))
    const sent = tried.filter(({ failure }) => failure === null)
    const failed = tried.filter(({ failure }) => failure !== null)
    const written = await Promise.allSettled([
      this.#ledger.markSent(sent.map(({ mail }) => mail)),
      ...failed.map(({ mail, failure }) => this.#giveBack(mail, failure)),
    ])
    const trouble = written.find((outcome) => outcome.status === 'rejected')
    if (trouble !== undefined) throw trouble.reason
    return claimed.length
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        if ((await this.sendDue()) === 0) await this.#pause.for(LOOK_EVERY_MS)
      } catch (error) {
        this.#logger.error({ err: error }, 'the ledger cannot be read')
        await this.#pause.for(LOOK_AFTER_ERROR_MS)
      }
    }
  }

  async #giveBack(mail: ClaimedMail, failure: unknown): Promise<void> {
    const state = await this.#ledger.markFailed(mail, reasonOf(failure), isPermanent(failure))
    const level = state === 'failed' ? 'error' : 'info'
    this.#logger[level]({ messageId: mail.messageId, attempt: mail.attempts, err: failure }, 'the mail was not taken')
  }

  /** What went wrong, or `null` when the server has taken the mail. */
  async #attempt(mail: ClaimedMail): Promise<unknown> {
    const { template, facts, audience, messageId, recipient } = mail
    try {
      const known = templateNamed(template)
      if (known === undefined) return new Error(`There is no template ${template}`)
      const replyTo = this.#replyTo(known, mail)
      const around = { ...this.#settings, takesAnswers: replyTo !== undefined }
      await this.#server.send({ ...known.render(facts, audience, around), messageId, recipient, replyTo })
      return null
    } catch (error) {
      return error ?? new Error('unknown')
    }
  }

  /** HELP-022: the address for the answers of this very reader, where the mail takes them. */
  #replyTo(template: MailTemplate, { facts, answersAs }: ClaimedMail): string | undefined {
    const { replies } = this.#settings
    if (replies === undefined || answersAs === null) return undefined
    const number = template.answers(facts)
    return number === null ? undefined : replyAddress(replies, { number, userId: answersAs })
  }
}

function isPermanent(failure: unknown): boolean {
  return failure instanceof Error && 'permanent' in failure && failure.permanent === true
}

/** For the ledger's page: what the mail server said, on one line. */
function reasonOf(failure: unknown): string {
  const words = failure instanceof Error ? failure.message : 'unknown'
  return words.replace(/\s+/g, ' ').slice(0, 300)
}
