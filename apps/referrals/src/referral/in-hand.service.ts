import { Refusal, type ReferralAct } from '@isets/contracts'
import { authorise } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AccessService } from '../access/access.service.ts'
import type { Customer } from '../customer/customer.entity.ts'
import { ACTS, isVisible } from './allowed.ts'
import { OpeningService } from './opening.service.ts'
import { Referral } from './referral.entity.ts'

export interface Target {
  readonly id: string
  /** The version that the caller has seen. */
  readonly version: number
}

/** Takes a referral in hand for a change: nobody else can change it, or its customer's others, until the call ends. */
@Injectable()
export class InHandService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: AccessService,
    private readonly opening: OpeningService,
  ) {}

  /**
   * Loads and locks customer and referral for somebody who may do it.
   * @throws Refusal NOT_FOUND when the caller may not even see it, FORBIDDEN, or STALE with the referral as it is now
   */
  async take(
    target: Target,
    act: ReferralAct,
    context: CallContext,
  ): Promise<{ referral: Referral; customer: Customer }> {
    const { ability } = context
    const seen = await this.em.findOne(Referral, { id: target.id }, { fields: ['customerId'] })
    if (seen === null) throw new Refusal('NOT_FOUND')
    const { customerId } = seen
    this.em.clear()
    const customer = await this.access.lock(customerId)
    const referral = await this.em.findOneOrFail(Referral, { id: target.id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!isVisible(ability, referral)) throw new Refusal('NOT_FOUND')
    const [action, subject] = ACTS[act].right
    authorise(ability, action, subject, referral)
    if (referral.version !== target.version) {
      throw new Refusal('STALE', { current: await this.opening.view(target.id, context) })
    }
    return { referral, customer }
  }
}
