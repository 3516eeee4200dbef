import { Refusal, type Caller, type costs, type CostView, type InputOf } from '@isets/contracts'
import { decideNewCost, fiscalYearOfDate, localDateOf, monthOf } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { accountFacts, holdAccount } from '../cap/accounts.ts'
import { takeCustomer, type CustomerInHand } from '../customer/customer-in-hand.ts'
import { Cost } from './cost.entity.ts'
import { placeOfEntry } from './entry.ts'
import { CostListing } from './listing.service.ts'
import { Months, requireReason, type LateCost } from './months.ts'

type NewCost = InputOf<typeof costs.recordCost>

const OPEN_SERVICE = `select 1 from supportive_service where customer_id = ? and category = ? and status = 'open'`

/** Takes new costs (SUPP-004 to SUPP-014). */
@Injectable()
export class RecordingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly months: Months,
    private readonly listing: CostListing,
  ) {}

  /** Within the cap it is recorded; over the cap it is saved all the same, and the category waits for an override. */
  async record(input: NewCost, context: CallContext): Promise<CostView> {
    const { caller, ability } = context
    refusePersonalData(textsOf({ subtype: input.subtype, amendmentReason: input.amendmentReason }))
    const { customerId, category, issuedOn } = input
    const customer = await takeCustomer(this.em, customerId, ['add', 'SupportiveServiceCost'], ability)
    const now = this.clock.now()
    const place = await placeOfEntry(this.em, input, caller, localDateOf(now))
    await this.requireOpenService(input)
    const key = { customerId, category, fiscalYear: fiscalYearOfDate(issuedOn) }
    await holdAccount(this.em, key)
    const decision = decideNewCost(input.unitCents * input.quantity, await accountFacts(this.em, key, issuedOn))
    if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
    const cost = this.em.create(Cost, {
      id: v7(),
      version: 1,
      ...key,
      ...place,
      ...written(input),
      activityId: input.activityId,
      month: monthOf(issuedOn),
      isLate: monthOf(localDateOf(now)) > monthOf(issuedOn),
      excessCents: decision.excessCents,
      overCapAt: decision.excessCents > 0 ? now : null,
      lateReason: null,
      amendmentId: null,
      amendsCostId: null,
      ...stamps(caller, now),
    })
    await this.enterMonth(cost, customer, input, context)
    recordAudit(this.em, { action: 'add', objectType: 'SupportiveServiceCost', objectId: cost.id })
    return this.listing.one(cost.id, customer, context)
  }

  /** SUPP-001: money needs an open service of its category. */
  private async requireOpenService({ customerId, category }: NewCost): Promise<void> {
    const open = await preparedQuery(this.em, OPEN_SERVICE, [customerId, category])
    if (open.length > 0) return
    const reason = 'Add the service of this category under a goal, and open it, before you enter its costs.'
    throw new Refusal('WRONG_STATUS', { reason })
  }

  /** SUPP-006: a cost is entered within the month of its issue; whoever comes later says why. */
  private async enterMonth(
    cost: Cost,
    customer: CustomerInHand,
    { amendmentReason: reason }: NewCost,
    context: CallContext,
  ): Promise<void> {
    const change = { ...packetPlace(cost), category: cost.category, customer, reason }
    const isAdmitted = await this.months.admit(change, context)
    if (cost.isLate) cost.lateReason = requireReason(reason, isAdmitted ? 'late' : 'billed')
    if (isAdmitted) return
    const late: LateCost = {
      ...packetPlace(cost),
      costId: cost.id,
      amendsCostId: null,
      customerId: cost.customerId,
      category: cost.category,
      reason: requireReason(reason, 'billed'),
      differenceCents: cost.unitCents * cost.quantity,
    }
    cost.amendmentId = await this.months.amend(late, context.caller)
  }
}

/** What a person typed of a cost. */
export function written(input: Pick<NewCost, WrittenField>): Pick<NewCost, WrittenField> {
  const { subtype, method, issuedOn, unitCents, quantity, paidBy, isEstimate } = input
  return { subtype, method, issuedOn, unitCents, quantity, paidBy, isEstimate }
}
type WrittenField = 'subtype' | 'method' | 'issuedOn' | 'unitCents' | 'quantity' | 'paidBy' | 'isEstimate'

export function stamps({ userId, name }: Caller, now: Date) {
  return {
    recordedById: userId,
    recordedByName: name,
    recordedAt: now,
    updatedById: userId,
    updatedByName: name,
    updatedAt: now,
    earlierWriterIds: [],
    deletedAt: null,
    deletedById: null,
  }
}

export function packetPlace({ organisationId, programmeId, month }: Cost) {
  return { organisationId, programmeId, month }
}
