import { Refusal, type InputOf, type ReferralView, type contract } from '@isets/contracts'
import { Clock, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Customer } from '../customer/customer.entity.ts'
import { Enrolment } from '../customer/progress.entity.ts'
import { ChangingService, type Doer } from './changing.service.ts'
import { InHandService } from './in-hand.service.ts'
import { OpeningService } from './opening.service.ts'
import { Referral } from './referral.entity.ts'

/** REF-055: what a provider has rejected goes back to the FCRC that had sent it, until that one does something else. */
@Injectable()
export class SendingBackService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly changing: ChangingService,
    private readonly opening: OpeningService,
  ) {}

  async sendBack(
    input: InputOf<typeof contract.referrals.sendBackReferral>,
    context: CallContext,
  ): Promise<ReferralView> {
    const { note } = input
    refusePersonalData(textsOf({ note }))
    const { referral, customer } = await this.inHand.take(input, 'sendBack', context)
    await this.requireUnanswered(referral)
    const { caller } = context
    const set = { sentBackAt: this.clock.now(), sentBackByName: caller.name, sentBackNote: note }
    await this.changing.change(referral, customer, {
      ...{ command: 'sendBack', actor: 'idhs', by: caller, set, note, audit: 'handBack' },
    })
    return this.opening.view(referral.id, context)
  }

  /** @throws Refusal WRONG_STATUS where the FCRC has done already what it would be asked for */
  private async requireUnanswered({ customerId, fromOrganisationId }: Referral): Promise<void> {
    const again = await this.em.findOne(Referral, {
      ...{ customerId, fromOrganisationId, kind: 'forward' },
      status: { $in: ['pending_idhs_response', 'pending_provider_response', 'accepted'] },
    })
    if (again !== null) {
      throw new Refusal('WRONG_STATUS', { reason: `The FCRC has referred the customer again: ${again.number}.` })
    }
    if (fromOrganisationId === null) return
    const own = { customerId, organisationId: fromOrganisationId, ownActivities: true, endedOn: null }
    if ((await this.em.count(Enrolment, own)) === 0) return
    throw new Refusal('WRONG_STATUS', { reason: 'The FCRC serves the customer in its own activities by now.' })
  }

  /** The FCRC has referred the locked customer again, or enrolled them itself: what was sent back waits for it no more. */
  async takeUp(customer: Customer, officeId: string, { by, note }: { by: Doer; note: string }): Promise<void> {
    const waiting = await this.em.find(Referral, {
      ...{ customerId: customer.id, fromOrganisationId: officeId, kind: 'forward', status: 'rejected' },
      ...{ sentBackAt: { $ne: null }, takenUpAt: null },
    })
    for (const referral of waiting) {
      const set = { takenUpAt: this.clock.now() }
      await this.changing.change(referral, customer, {
        ...{ command: 'takeUp', actor: 'fcrc', by, set, note, audit: 'submit' },
      })
    }
  }
}
