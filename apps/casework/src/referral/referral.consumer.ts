import { referralsEvents, type PayloadOf } from '@isets/contracts'
import { etHappeningOf, isEnrolledStatus, providerOf, type EtHappening } from '@isets/rules'
import { Clock, Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Customer } from '../customer/customer.entity.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { Referral } from './referral.entity.ts'
import { isServed } from './served.ts'

type Told = PayloadOf<typeof referralsEvents.referralChanged>

const NEWEST = 'select id from referral where customer_id = ? order by submitted_at desc, id desc limit 1'
/** IDN-015: rejected, expired and closed hide the customer, and with it the provider's own screening. */
const LET_GO = `
update screening set holder_organisation_id = null
where customer_id = ? and holder_organisation_id = ?
  and not exists (select 1 from customer where id = ? and holder_organisation_id = any(granted_organisation_ids))`
const HIDES: ReadonlySet<Told['status']> = new Set(['rejected', 'expired', 'closed'])

/** What referrals mean for the customer: whether an enrolment can follow, and the E&T status. */
@Injectable()
export class ReferralConsumer {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  @Consumes(referralsEvents.referralChanged, { keep: 'latest' })
  async referralChanged({ payload }: ReceivedEvent<Told>): Promise<void> {
    const { customerId } = payload
    const customer = await this.em.findOne(Customer, { id: customerId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (customer === null) throw new Error('IES has not told of this customer yet') // tried again
    if (!(await this.isHidden(payload.referralId))) await this.letGo(payload)
    await this.keep(payload)
    const happening = etHappeningOf(payload)
    if (happening === undefined || !(await this.concerns(payload, happening, customer))) return
    if (happening === 'acceptReferral') this.forgetService(payload, customer)
    const before = customer.etStatus
    await happen(this.em, customer, happening, this.clock.now())
    if (customer.etStatus !== before) await touchCustomer(this.em, customer)
  }

  /** The newest referral decides; on the end of a service its last consent, whichever referral that was given for. */
  private async concerns({ referralId }: Told, happening: EtHappening, customer: Customer): Promise<boolean> {
    if (happening === 'revokeConsent' && isEnrolledStatus(customer.etStatus))
      return !(await isServed(this.em, customer))
    const [newest] = await preparedQuery<{ id: string }>(this.em, NEWEST, [customer.id])
    return newest?.id === referralId
  }

  /** Only the provider that served may take up where a revoked consent has ended it; with another it begins anew. */
  private forgetService(told: Told, customer: Customer): void {
    const { statusBeforeReferral: before, enrolledOrganisationIds } = customer
    if (before === null || !isEnrolledStatus(before)) return
    if (!enrolledOrganisationIds.includes(providerOf(told) ?? '')) customer.statusBeforeReferral = null
  }

  private async keep(told: Told): Promise<void> {
    const { referralId: id, customerId, kind, status, response, fromOrganisationId, toOrganisationId } = told
    const { programmeId, programmeName, expectedStartOn, consentRevoked } = told
    const submittedAt = new Date(told.submittedAt)
    const organisations = { fromOrganisationId, toOrganisationId }
    const programme = { programmeId, programmeName, expectedStartOn }
    await this.em.upsert(Referral, {
      ...{ id, customerId, kind, status, response, submittedAt, consentRevoked },
      ...organisations,
      ...programme,
    })
  }

  /** Whether it hid the customer before: then it takes nothing away that the provider has done since. */
  private async isHidden(id: string): Promise<boolean> {
    const known = await this.em.findOne(Referral, { id })
    return known !== null && HIDES.has(known.status)
  }

  private async letGo(told: Told): Promise<void> {
    const { customerId, status } = told
    const provider = providerOf(told)
    if (provider === null || !HIDES.has(status)) return
    await preparedQuery(this.em, LET_GO, [customerId, provider, customerId])
  }
}
