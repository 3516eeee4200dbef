import { Refusal, type contract, type CustomerView, type InputOf } from '@isets/contracts'
import { decideEtCommand } from '@isets/rules'
import { Clock, recordAudit, refusePersonalData, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { InHandService } from './in-hand.service.ts'
import { enterStatus, touchCustomer } from './move-status.ts'
import { OpeningService } from './opening.service.ts'

/** Sets the E&T status by hand (CASE-015). */
@Injectable()
export class StatusService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: InHandService,
    private readonly opening: OpeningService,
  ) {}

  async set(
    { id, version, command, because }: InputOf<typeof contract.casework.setStatus>,
    context: CallContext,
  ): Promise<CustomerView> {
    refusePersonalData([['because.reason', because?.reason ?? '']])
    const customer = await this.inHand.take(id, ['editStatus', 'Customer'], context)
    if (customer.version !== version) {
      throw new Refusal('STALE', { current: await this.opening.view(id, context) })
    }
    const decision = decideEtCommand(customer.etStatus, command, customer)
    if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
    if (command === 'setNeverActive' && because === undefined) {
      throw new Refusal('INVALID', { fields: { because: 'Say whether it is eligibility or participation, and why.' } })
    }
    await enterStatus(this.em, customer, decision.status, this.clock.now(), context.caller, because)
    await touchCustomer(this.em, customer)
    recordAudit(this.em, { action: 'editStatus', objectType: 'Customer', objectId: id, changedFields: ['etStatus'] })
    return this.opening.view(id, context)
  }
}
