import {
  contract,
  helpDeskEvents,
  MOST_LETTERS,
  operationOf,
  Refusal,
  type Caller,
  type ErrorCode,
  type MailTrouble,
} from '@isets/contracts'
import {
  CallContext,
  checkInput,
  Clock,
  currentScope,
  inScope,
  preparedQuery,
  recordAudit,
  recordEvent,
  SystemClock,
  transactional,
  type ReplyTo,
} from '@isets/service-kit'
import { RequestContext } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { AnsweringService } from '../help-request/answering.service.ts'
import { about } from '../help-request/facts.ts'
import { HelpRequest } from '../help-request/help-request.entity.ts'
import { plainToHtml } from '../text/plain-to-html.ts'
import type { IncomingMail } from './incoming-mail.ts'
import { leavesWordsOut, newestWords } from './newest-words.ts'
import type { MailOutcome } from './received-mail.entity.ts'
import { ReceivedMails } from './received-mails.ts'
import { Writers } from './writers.ts'

const ANSWER = operationOf(contract.helpDesk.answer)
const PATIENCE_MS = 20_000
const TARGET = 'select id, version from help_request where number = ? for update'

/** What the sender can do something about. Every other refusal passes, or is our fault: the mail comes again. */
const TROUBLES: Partial<Record<ErrorCode, MailTrouble>> = {
  PERSONAL_DATA: 'personal_data',
  WRONG_STATUS: 'closed',
  FORBIDDEN: 'not_allowed',
  INVALID: 'full',
}

/** Nobody may answer under this address, or not from there, or may not even read the request: the mail goes back. */
export class NotTheirs extends Error {}

/** Adds answers that come by mail: the same operation as in ISETS, with the rights of who wrote (HELP-022). */
@Injectable()
export class MailAnswering {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly realClock: SystemClock,
    private readonly answering: AnsweringService,
    private readonly writers: Writers,
    private readonly received: ReceivedMails,
  ) {}

  /**
   * Adds the answer, or writes down why not and has the sender told. When it returns, the mail is dealt with for good.
   * @throws NotTheirs, or whatever kept us from storing it: then nothing is stored and the mail may come again
   */
  async take(to: ReplyTo, mail: IncomingMail): Promise<void> {
    const requestId = v7()
    const scope = { service: 'help-desk', clock: this.clock, realClock: this.realClock, requestId, hops: 0 }
    return inScope(scope, () => RequestContext.create(this.em, () => this.receive(to, mail, requestId)))
  }

  private async receive(to: ReplyTo, mail: IncomingMail, requestId: string): Promise<void> {
    const writer = await this.writers.of(to, mail.from)
    if (writer === undefined) return this.deny(to, mail)
    if (mail.automatic) return this.leave(to, mail)
    const words = newestWords(mail.text)
    const html = plainToHtml(words)
    if (words === '') return this.refuse(to, mail, writer, 'no_words')
    if (html.length > MOST_LETTERS.descriptionHtml) return this.refuse(to, mail, writer, 'too_long')
    try {
      const call = this.contextOf(writer, requestId)
      await inScope({ ...currentScope(), call }, () => this.add(to, mail, call, html))
    } catch (error) {
      const code = error instanceof Refusal ? error.code : undefined
      if (code === 'NOT_FOUND') return this.deny(to, mail, writer)
      const trouble = code && TROUBLES[code]
      if (trouble === undefined) throw error
      await this.refuse(to, mail, writer, trouble)
    }
  }

  private contextOf(caller: Caller, requestId: string): CallContext {
    const deadline = this.realClock.now().getTime() + PATIENCE_MS
    return new CallContext({ operation: ANSWER, requestId, deadline, caller, purpose: 'mail' })
  }

  /** The answer, the note that the mail came, event and audit: all of it or nothing. */
  private add(to: ReplyTo, mail: IncomingMail, context: CallContext, html: string): Promise<void> {
    const { caller } = context
    return transactional(this.em, caller, async () => {
      const [target] = await preparedQuery<{ id: string; version: number }>(this.em, TARGET, [to.number])
      if (target === undefined) throw new Refusal('NOT_FOUND')
      if (!(await this.received.isFirst(to, mail, target.id, 'answered'))) return
      const input = checkInput(ANSWER.input, { ...target, html })
      await this.answering.answer(input, context, 'mail')
      if (leavesWordsOut(mail.text)) await this.tell(target.id, caller, 'words_left_out')
      if (mail.files > 0) await this.tell(target.id, caller, 'files_left_out')
    })
  }

  private refuse(to: ReplyTo, mail: IncomingMail, sender: Caller, trouble: MailTrouble): Promise<void> {
    return transactional(this.em, null, async () => {
      const request = await this.requestOf(to)
      if (!(await this.received.isFirst(to, mail, request.id, trouble))) return
      await this.tell(request.id, sender, trouble)
      this.auditDenied(request, trouble, sender)
    })
  }

  /** Nobody but who looks into it later is told. */
  private async deny(to: ReplyTo, mail: IncomingMail, by?: Caller): Promise<never> {
    await transactional(this.em, null, async () => {
      const request = await this.requestOf(to)
      if (await this.received.isNews(to, mail, request.id, 'not_theirs')) this.auditDenied(request, 'not_theirs', by)
    })
    throw new NotTheirs('not the mailbox of somebody who may read the request')
  }

  private auditDenied({ id }: HelpRequest, outcome: MailOutcome, by: Caller | undefined): void {
    const facts = { objectType: 'HelpRequest', objectId: id, outcome: 'denied' } as const
    recordAudit(this.em, { action: 'answer', purpose: `mail: ${outcome}`, ...facts, ...(by && { by }) })
  }

  private leave(to: ReplyTo, mail: IncomingMail): Promise<void> {
    return transactional(this.em, null, async () => {
      const request = await this.requestOf(to)
      await this.received.isNews(to, mail, request.id, 'automatic')
    })
  }

  private async requestOf({ number }: ReplyTo): Promise<HelpRequest> {
    const request = await this.em.findOne(HelpRequest, { number })
    if (request === null) throw new NotTheirs('no such request')
    return request
  }

  private async tell(requestId: string, { userId, email }: Caller, trouble: MailTrouble): Promise<void> {
    const request = await this.em.findOneOrFail(HelpRequest, requestId)
    recordEvent(this.em, helpDeskEvents.mailTrouble, {
      aggregateId: requestId,
      aggregateVersion: request.version,
      payload: { ...about(request), summary: request.summary, sender: { id: userId, email }, trouble },
    })
  }
}
