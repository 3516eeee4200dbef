import { Clock, Job, preparedQuery } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { localDateOf } from '@isets/rules'
import { AccessService } from '../access/access.service.ts'
import { ConsentEndingService } from '../consent/consent-ending.service.ts'
import { Consent } from '../consent/consent.entity.ts'
import { ChangingService } from './changing.service.ts'
import { ExitingService } from './exiting.service.ts'
import { Referral } from './referral.entity.ts'

/** Customers of one run; a job runs again at once while there are more. */
const AT_ONCE = 50
const PENDING = `r.status in ('pending_idhs_response', 'pending_provider_response')`
const AFTER_TWO_YEARS = 'Closed by itself after two programme years.'

/** What time does to referrals and consents. A customer that somebody has in hand comes first and is left for later. */
@Injectable()
export class ByTimeService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly changing: ChangingService,
    private readonly exiting: ExitingService,
    private readonly consents: ConsentEndingService,
  ) {}

  /** REF-008, TMR-020: nobody has answered for 60 days. */
  @Job('expire-referrals', { everySeconds: 2 })
  async expireDue(): Promise<number> {
    const now = this.clock.now()
    return this.forEach(`${PENDING} and r.expires_at <= ?`, now, async (referral) => {
      await this.give(referral, 'expire')
    })
  }

  /** REF-058, TMR-026: whatever the status, except for customers who take part. */
  @Job('close-old-referrals', { everySeconds: 5 })
  async closeOld(): Promise<number> {
    const notActive = `not exists (select 1 from enrolment e where e.customer_id = r.customer_id and e.ended_on is null)`
    return this.forEach(`r.closes_at <= ? and ${notActive}`, this.clock.now(), async (referral) => {
      await this.give(referral, 'autoClose', { closedByName: 'ISETS', closedBecause: AFTER_TWO_YEARS })
    })
  }

  /** REF-037, REF-058: an FCRC keeps the record of whom it has served itself as long as a referral would have. */
  @Job('end-own-service', { everySeconds: 5 })
  async endOwnService(): Promise<number> {
    const due = await preparedQuery<{ id: string; customer_id: string }>(
      this.em,
      `select e.id, e.customer_id from enrolment e join customer c on c.id = e.customer_id
       where e.access_ends_at <= ? order by e.customer_id limit ${AT_ONCE} for update of c skip locked`,
      [this.clock.now()],
    )
    for (const { id, customer_id: customerId } of due) {
      await preparedQuery(this.em, 'update enrolment set access_ends_at = null where id = ?', [id])
      await this.access.renew(await this.access.lock(customerId))
    }
    return due.length
  }

  /** TMR-027: the day after its last day. Access stays as it is (C52). */
  @Job('expire-consents', { everySeconds: 5 })
  async expireConsents(): Promise<number> {
    const today = localDateOf(this.clock.now())
    const due = await preparedQuery<{ id: string; customer_id: string }>(
      this.em,
      `select s.id, s.customer_id from consent s join customer c on c.id = s.customer_id
       where s.status = 'active' and s.expires_on < ? order by s.customer_id limit ${AT_ONCE} for update of c skip locked`,
      [today],
    )
    const found = await this.em.find(Consent, { id: { $in: due.map(({ id }) => id) }, status: 'active' })
    for (const consent of found) this.consents.end(consent, 'expired')
    return found.length
  }

  private async forEach(condition: string, now: Date, act: (referral: Referral) => Promise<void>): Promise<number> {
    const due = await preparedQuery<{ id: string }>(
      this.em,
      `select r.id from referral r join customer c on c.id = r.customer_id where ${condition}
       order by r.customer_id limit ${AT_ONCE} for update of c skip locked`,
      [now],
    )
    const referrals = await this.em.find(Referral, { id: { $in: due.map(({ id }) => id) } })
    for (const referral of referrals) await act(referral)
    return referrals.length
  }

  private async give(referral: Referral, command: 'expire' | 'autoClose', set: Partial<Referral> = {}): Promise<void> {
    const customer = await this.access.lock(referral.customerId)
    const note = set.closedBecause ?? ''
    await this.changing.change(referral, customer, {
      ...{ command, actor: 'system', by: null, set, note, audit: 'close' },
    })
    await this.exiting.catchUp(referral, customer)
  }
}
