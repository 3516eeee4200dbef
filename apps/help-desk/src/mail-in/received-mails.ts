import { createHash } from 'node:crypto'
import { Refusal } from '@isets/contracts'
import { Clock, Job, preparedQuery, type ReplyTo } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import type { IncomingMail } from './incoming-mail.ts'
import type { AsideOutcome, MailOutcome } from './received-mail.entity.ts'

const HOUR_MS = 3_600_000
/** More from one person to one request is two machines that answer each other. What is nobody's answer counts apart. */
const MOST_PER_HOUR = 20
/** Much longer than a mail server tries again. */
const KEPT_DAYS = 40

const RECENT = `
select count(*) as count from received_mail where request_id = ? and sender_id = ? and received_at > ?
  and case when outcome in ('automatic', 'not_theirs') then outcome else 'answer' end = ?`
const NOTE = `
insert into received_mail (id, key, request_id, sender_id, outcome, received_at) values (?, ?, ?, ?, ?, ?)
on conflict (key) do nothing returning id`
const FORGET = 'delete from received_mail where received_at < ? returning id'

type Kind = 'answer' | AsideOutcome

/** Remembers which mails came, so that each counts once however often a mail server brings it. */
@Injectable()
export class ReceivedMails {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes the mail in the transaction of its effect. False for one that was dealt with before; a twin that is being
   * dealt with just now is waited for.
   * @throws Refusal RATE_LIMITED when too many come: the mail server brings it again later
   */
  async isFirst(
    to: ReplyTo,
    mail: IncomingMail,
    requestId: string,
    outcome: Exclude<MailOutcome, AsideOutcome>,
  ): Promise<boolean> {
    const isOneTooMany = await this.areEnough(to, requestId, 'answer')
    if (isOneTooMany) throw new Refusal('RATE_LIMITED', { retryAfter: HOUR_MS / 1000 })
    return this.note(to, mail, requestId, outcome, 'answer')
  }

  /** Notes what is nobody's answer; false, too, when so many came that one more says nothing new. */
  async isNews(to: ReplyTo, mail: IncomingMail, requestId: string, outcome: AsideOutcome): Promise<boolean> {
    return !(await this.areEnough(to, requestId, outcome)) && this.note(to, mail, requestId, outcome, outcome)
  }

  private async areEnough({ userId }: ReplyTo, requestId: string, kind: Kind): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - HOUR_MS)
    const [recent] = await preparedQuery<{ count: string }>(this.em, RECENT, [requestId, userId, since, kind])
    return Number(recent?.count) >= MOST_PER_HOUR
  }

  /** Its kind is in the key: what a stranger sends takes nobody's Message-ID away. */
  private async note(
    { number, userId }: ReplyTo,
    { key }: IncomingMail,
    requestId: string,
    outcome: MailOutcome,
    kind: Kind,
  ): Promise<boolean> {
    const own = createHash('sha256').update(`${kind} ${number} ${userId} ${key}`).digest('hex')
    const noted = await preparedQuery(this.em, NOTE, [v7(), own, requestId, userId, outcome, this.clock.now()])
    return noted.length > 0
  }

  @Job('forget-received-mail', { everySeconds: 3_600 })
  async forget(): Promise<number> {
    await this.em.execute(FORGET, [new Date(this.clock.now().getTime() - KEPT_DAYS * 24 * HOUR_MS)])
    return 0
  }
}
