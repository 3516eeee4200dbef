import { Refusal, type contract, type InputOf, type ScreeningView } from '@isets/contracts'
import { authorise } from '@isets/policies'
import { Clock, recordAudit, refusePersonalData, type CallContext } from '@isets/service-kit'
import { LockMode } from '@mikro-orm/core'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { asServiceItself } from '../customer/as-service-itself.ts'
import { Customer } from '../customer/customer.entity.ts'
import { enterStatus, touchCustomer } from '../customer/move-status.ts'
import { ScreeningDeskService } from './screening-desk.service.ts'
import { hindranceOfEnding, policyRecord } from './screening.view.ts'

type End = InputOf<typeof contract.casework.markNotTakingPart>

/** Ends the intake: the customer is not eligible, or does not take part (REF-063). */
@Injectable()
export class EndingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly desk: ScreeningDeskService,
  ) {}

  /** @throws Refusal NOT_FOUND, FORBIDDEN, PERSONAL_DATA; WRONG_STATUS where it is too early or too late for it */
  async end({ id, cause, reason }: End, context: CallContext): Promise<ScreeningView> {
    refusePersonalData([['reason', reason]])
    const { customer_id: customerId, ...row } = await this.desk.row(id, context)
    authorise(context.ability, 'edit', 'Assessment', policyRecord({ ...row, customer_id: customerId }))
    await asServiceItself(this.em, () => this.lock(customerId))
    const hindrance = hindranceOfEnding(await this.desk.row(id, context), context.ability)
    if (hindrance !== null) throw new Refusal('WRONG_STATUS', { reason: hindrance })
    await asServiceItself(this.em, async () => {
      const customer = await this.lock(customerId)
      await enterStatus(this.em, customer, 'never_active', this.clock.now(), context.caller, { cause, reason })
      await touchCustomer(this.em, customer)
    })
    const changedFields = ['etStatus']
    recordAudit(this.em, { action: 'editStatus', objectType: 'Customer', objectId: customerId, changedFields })
    return this.desk.view(id, context)
  }

  private lock(id: string): Promise<Customer> {
    return this.em.findOneOrFail(Customer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
  }
}
