import { referralsEvents, type PayloadOf } from '@isets/contracts'
import { etHappeningOf } from '@isets/rules'
import { Clock, Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Customer } from '../customer/customer.entity.ts'
import { happen, touchCustomer } from '../customer/move-status.ts'
import { Referral } from './referral.entity.ts'

type Told = PayloadOf<typeof referralsEvents.referralChanged>

const NEWEST = 'select id from referral where customer_id = ? order by submitted_at desc, id desc limit 1'
/** REF-063: rejected, expired and closed hide the customer, and with it the provider's own screening. */
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
    await this.keep(payload)
    await this.letGo(payload)
    const [newest] = await preparedQuery<{ id: string }>(this.em, NEWEST, [customerId])
    const happening = etHappeningOf(payload)
    if (newest?.id !== payload.referralId || happening === undefined) return
    const before = customer.etStatus
    await happen(this.em, customer, happening, this.clock.now())
    if (customer.etStatus !== before) await touchCustomer(this.em, customer)
  }

  private async keep(told: Told): Promise<void> {
    const { referralId: id, customerId, kind, status, response, fromOrganisationId, toOrganisationId } = told
    const { programmeId, programmeName, expectedStartOn } = told
    const submittedAt = new Date(told.submittedAt)
    const organisations = { fromOrganisationId, toOrganisationId }
    const programme = { programmeId, programmeName, expectedStartOn }
    await this.em.upsert(Referral, {
      ...{ id, customerId, kind, status, response, submittedAt },
      ...organisations,
      ...programme,
    })
  }

  private async letGo({ customerId, kind, status, fromOrganisationId, toOrganisationId }: Told): Promise<void> {
    const provider = kind === 'reverse' ? fromOrganisationId : toOrganisationId
    if (provider === null || !HIDES.has(status)) return
    await preparedQuery(this.em, LET_GO, [customerId, provider, customerId])
  }
}
