import { caseworkEvents, type PayloadOf } from '@isets/contracts'
import {
  datePlusDays,
  localDateOf,
  ownServiceEndsAt,
  referralDeadlinesAt,
  type OwnEnrolment,
  type ReferralActor,
} from '@isets/rules'
import { Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AccessService } from '../access/access.service.ts'
import { ConsentEndingService } from '../consent/consent-ending.service.ts'
import { Customer } from '../customer/customer.entity.ts'
import { Enrolment } from '../customer/progress.entity.ts'
import { isFcrc } from '../directory/fcrc.ts'
import { Organisation } from '../directory/organisation.entity.ts'
import { BY_TIME, ChangingService, type Doer } from './changing.service.ts'
import { Referral } from './referral.entity.ts'
import { SendingBackService } from './sending-back.service.ts'

type EnrolmentChanged = PayloadOf<typeof caseworkEvents.enrolmentChanged>

const KEEP = `
insert into enrolment (id, version, customer_id, organisation_id, programme_id, enrolled_on, ended_on, own_activities,
  access_ends_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set version = excluded.version, ended_on = excluded.ended_on,
  enrolled_on = excluded.enrolled_on, programme_id = excluded.programme_id, organisation_id = excluded.organisation_id,
  own_activities = excluded.own_activities, access_ends_at = excluded.access_ends_at
where enrolment.version < excluded.version returning id`

const PENDING = ['pending_idhs_response', 'pending_provider_response'] as const

/** Follows enrolments: a referral is Exited when all of its provider's work is (REF-061), and back when it is not. */
@Injectable()
export class ExitingService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: AccessService,
    private readonly consents: ConsentEndingService,
    private readonly changing: ChangingService,
    private readonly sendingBack: SendingBackService,
  ) {}

  @Consumes(caseworkEvents.enrolmentChanged, { keep: 'latest' })
  async enrolmentChanged({ payload }: ReceivedEvent<EnrolmentChanged>): Promise<void> {
    const { enrolmentId, version, customerId, organisationId, programmeId, enrolledOn, endedOn } = payload
    const own = await this.isOwn(payload)
    const accessEndsAt = own && endedOn !== null ? ownServiceEndsAt(enrolledOn) : null
    const row = [enrolmentId, version, customerId, organisationId, programmeId, enrolledOn, endedOn, own, accessEndsAt]
    if ((await preparedQuery(this.em, KEEP, row)).length === 0) return
    if ((await this.em.count(Customer, { id: customerId })) === 0) {
      if (own) throw new Error('IES has not told of this customer yet') // tried again
      return // nobody has referred them
    }
    const customer = await this.access.lock(customerId)
    await this.follow(customer, organisationId)
    if (!own) return
    await this.access.renew(customer)
    const note = `${BY_TIME}: enrolled in the own activities of the FCRC`
    if (endedOn === null) await this.sendingBack.takeUp(customer, organisationId, { by: null, note })
  }

  /** REF-037: casework says so, and identity that it is an FCRC: nobody else gets access without a referral. */
  private async isOwn({ ownActivities, organisationId }: EnrolmentChanged): Promise<boolean> {
    if (ownActivities !== true) return false
    if ((await this.em.count(Organisation, { id: organisationId })) === 0) {
      throw new Error('Identity has not told of this organisation yet') // tried again
    }
    return isFcrc(this.em, organisationId)
  }

  /** Sets an accepted referral to Exited; its consent has served its time (REF-019). */
  async exit(
    referral: Referral,
    customer: Customer,
    { actor, by, note = '' }: { actor: ReferralActor; by: Doer; note?: string },
  ): Promise<void> {
    await this.changing.change(referral, customer, { command: 'exit', actor, by, note, audit: 'exit' })
    await this.consents.expireFor(referral)
  }

  /**
   * Takes in what casework has told while a referral waited, now that it waits no more: an accepted one is enrolled with
   * it, and in place of one that came to nothing an earlier one may come back (REF-061, REF-069).
   */
  async catchUp({ organisationId }: Referral, customer: Customer): Promise<void> {
    if (organisationId === null) return
    const open = await this.em.count(Enrolment, { customerId: customer.id, organisationId, endedOn: null })
    if (open > 0) await this.follow(customer, organisationId)
  }

  private async follow(customer: Customer, organisationId: string): Promise<void> {
    const enrolments = await this.em.find(Enrolment, { customerId: customer.id, organisationId })
    const isEnrolled = enrolments.some(({ endedOn }) => endedOn === null)
    const referrals = await this.em.find(
      Referral,
      { customerId: customer.id, organisationId, status: { $in: ['accepted', 'exited'] } },
      { orderBy: { submittedAt: 'desc' } },
    )
    const accepted = referrals.find(({ status }) => status === 'accepted')
    if (isEnrolled && accepted !== undefined) return void accepted.enrol()
    if (isEnrolled) return this.readmit(referrals[0], customer, enrolments)
    if (accepted?.enrolled === true) await this.exit(accepted, customer, { actor: 'system', by: null })
  }

  /**
   * REF-069: an un-exit, or a return under 45 days, brings the referral back; a later return needs a new one (C3). While
   * a new one waits for its answer, the old one stays exited: one open referral per customer and provider.
   */
  private async readmit(
    referral: Referral | undefined,
    customer: Customer,
    enrolments: readonly OwnEnrolment[],
  ): Promise<void> {
    const exitedAt = referral?.exitedAt
    if (referral === undefined || !exitedAt) return
    const { customerId, organisationId } = referral
    const waiting = { customerId, organisationId, status: { $in: [...PENDING] } }
    if ((await this.em.count(Referral, waiting)) > 0) return
    const until = datePlusDays(localDateOf(exitedAt), referralDeadlinesAt(exitedAt).windowDays)
    if (!enrolments.some(({ enrolledOn, endedOn }) => endedOn === null && enrolledOn < until)) return
    await this.changing.change(referral, customer, {
      ...{ command: 'readmit', actor: 'system', by: null, set: { enrolled: true, exitedAt: null }, audit: 'reopen' },
      note: `${BY_TIME}: enrolled again`,
    })
  }
}
