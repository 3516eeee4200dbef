import { billingEvents, Refusal, type InputOf, type overrides, type OverrideView } from '@isets/contracts'
import {
  fiscalYearDates,
  fiscalYearOfDate,
  leftCents,
  localDateOf,
  nextOverrideAlert,
  overrideDueAt,
} from '@isets/rules'
import { Clock, recordAudit, recordEvent, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { accountFacts, holdAccount, type AccountKey } from '../cap/accounts.ts'
import { CostInHand } from '../cost/cost-in-hand.service.ts'
import { takeCustomer } from '../customer/customer-in-hand.ts'
import { OverrideOpening } from './opening.service.ts'
import { aboutOverride } from './override-facts.ts'
import { OverrideRequest } from './override-request.entity.ts'

type CostRequest = InputOf<typeof overrides.requestOverride>
type IncreaseRequest = InputOf<typeof overrides.requestIncrease>

interface Asked extends AccountKey {
  readonly costId: string | null
  readonly organisationId: string
  readonly excessCents: number
  readonly explanation: string
}

/** Asks IDHS for what lies over a cap (SUPP-014, SUPP-015, SUPP-020). */
@Injectable()
export class RequestingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly inHand: CostInHand,
    private readonly opening: OverrideOpening,
  ) {}

  /** The excess is known from the cost: nobody types it. */
  async forCost({ costId, version, explanation }: CostRequest, context: CallContext): Promise<OverrideView> {
    refusePersonalData(textsOf({ explanation }))
    const { cost, row } = await this.inHand.take({ id: costId, version }, ['request', 'CostOverride'], context)
    if (row.status !== 'over_cap') {
      throw new Refusal('WRONG_STATUS', { reason: 'This cost does not lie over its cap.' })
    }
    if (row.override_status === 'pending') {
      throw new Refusal('WRONG_STATUS', { reason: 'An override was asked for already. It waits for its decision.' })
    }
    const { customerId, category, fiscalYear, organisationId, excessCents } = cost
    return this.ask({ customerId, category, fiscalYear, costId, organisationId, excessCents, explanation }, context)
  }

  /** An increase of the year's total, before there is a cost; one request for a category at a time (SUPP-016). */
  async forTotal(input: IncreaseRequest, context: CallContext): Promise<OverrideView> {
    const { customerId, category, fiscalYear, excessCents, explanation } = input
    refusePersonalData(textsOf({ explanation }))
    const { caller, ability } = context
    const customer = await takeCustomer(this.em, customerId, ['request', 'CostOverride'], ability)
    const today = localDateOf(this.clock.now())
    if (fiscalYear !== fiscalYearOfDate(today)) {
      throw new Refusal('INVALID', { fields: { fiscalYear: 'Ask for an increase in the present fiscal year.' } })
    }
    const organisationId = caller.organisationId ?? customer.enrolledWith
    if (organisationId === null) {
      throw new Refusal('WRONG_STATUS', { reason: 'The customer is enrolled with no organisation.' })
    }
    const key = { customerId, category, fiscalYear }
    await holdAccount(this.em, key)
    const { endsOn } = fiscalYearDates(fiscalYear)
    const { account, isBlocked } = await accountFacts(this.em, key, today < endsOn ? today : endsOn)
    if (isBlocked) {
      throw new Refusal('WRONG_STATUS', { reason: 'A cost or a request of this category has to be settled first.' })
    }
    if (leftCents(account) === Number.POSITIVE_INFINITY) {
      throw new Refusal('WRONG_STATUS', { reason: 'This category has no cap: nothing needs to be increased.' })
    }
    return this.ask({ ...key, costId: null, organisationId, excessCents, explanation }, context)
  }

  /** One request for a category at a time: amendments of a billed month can leave two costs over its cap. */
  private async ask(asked: Asked, context: CallContext): Promise<OverrideView> {
    const { customerId, category, fiscalYear } = asked
    if ((await this.em.count(OverrideRequest, { customerId, category, fiscalYear, status: 'pending' })) > 0) {
      throw new Refusal('WRONG_STATUS', { reason: 'Another request of this category waits for its decision.' })
    }
    const { userId, name, email } = context.caller
    const now = this.clock.now()
    const request = this.em.create(OverrideRequest, {
      id: v7(),
      version: 1,
      ...asked,
      status: 'pending',
      requesterId: userId,
      requesterName: name,
      requesterEmail: email,
      requestedAt: now,
      dueAt: overrideDueAt(now),
      alertsAt: nextOverrideAlert(now, 0)?.at ?? null,
      alertsGiven: 0,
      decidedById: null,
      decidedByName: null,
      decidedAt: null,
      reason: null,
    })
    await this.em.flush()
    recordEvent(this.em, billingEvents.overrideRequested, {
      aggregateId: request.id,
      aggregateVersion: request.version,
      payload: await aboutOverride(this.em, request),
    })
    recordAudit(this.em, { action: 'request', objectType: 'CostOverride', objectId: request.id })
    return this.opening.view(request.id, context)
  }
}
