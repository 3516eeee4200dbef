import { Refusal, type Caller, type costs, type CostStatus, type CostView, type InputOf } from '@isets/contracts'
import { authorise } from '@isets/policies'
import { decideCostChange, localDateOf, type PresentCost } from '@isets/rules'
import { Clock, recordAudit, refusePersonalData, textsOf, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { accountFacts } from '../cap/accounts.ts'
import type { CustomerInHand } from '../customer/customer-in-hand.ts'
import { OverrideRequest } from '../override/override-request.entity.ts'
import { CostInHand } from './cost-in-hand.service.ts'
import { Cost } from './cost.entity.ts'
import type { CostRow } from './cost.query.ts'
import { placeOfEntry } from './entry.ts'
import { CostListing } from './listing.service.ts'
import { Months, requireReason } from './months.ts'
import { packetPlace, stamps, written } from './recording.service.ts'

type CostChange = InputOf<typeof costs.editCost>
type CostDeletion = InputOf<typeof costs.deleteCost>
type Fields = Pick<
  Cost,
  'subtype' | 'method' | 'issuedOn' | 'unitCents' | 'quantity' | 'paidBy' | 'isEstimate' | 'excessCents' | 'overCapAt'
>

/** Changes costs and takes them back (SUPP-021), in a closed month by an amendment (SUPP-022). */
@Injectable()
export class ChangingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly months: Months,
    private readonly inHand: CostInHand,
    private readonly listing: CostListing,
  ) {}

  async edit(input: CostChange, context: CallContext): Promise<CostView> {
    const { caller } = context
    refusePersonalData(textsOf({ subtype: input.subtype, amendmentReason: input.amendmentReason }))
    const { cost, customer, row } = await this.inHand.take(input, ['edit', 'SupportiveServiceCost'], context)
    requireSettled(row)
    if (input.issuedOn.slice(0, 7) !== cost.month) {
      throw new Refusal('INVALID', {
        fields: { issuedOn: 'Stay within the month of the cost. For another month delete it and enter it anew.' },
      })
    }
    if (input.issuedOn !== cost.issuedOn) {
      const { customerId, activityId } = cost
      await placeOfEntry(this.em, { customerId, activityId, issuedOn: input.issuedOn }, caller, this.today())
    }
    const facts = await accountFacts(this.em, cost, input.issuedOn, cost.id)
    const total = input.unitCents * input.quantity
    const decision = decideCostChange(present(row), total, facts)
    if (!decision.ok) throw new Refusal('WRONG_STATUS', { reason: decision.message })
    const { excessCents, status } = decision
    const overCapAt = this.overCapAt(cost, row.status, status)
    const fields = { ...written(input), excessCents, overCapAt }
    const isAdmitted = await this.admits(cost, customer, input.amendmentReason, context)
    const changed = isAdmitted
      ? this.change(cost, fields, caller)
      : await this.amend(cost, fields, requireReason(input.amendmentReason, 'billed'), caller)
    this.audit('edit', cost.id, Object.keys(written(input)))
    return this.listing.one(changed.id, customer, context)
  }

  async delete(input: CostDeletion, context: CallContext): Promise<{ done: true }> {
    const { caller } = context
    refusePersonalData(textsOf({ amendmentReason: input.amendmentReason }))
    const { cost, customer, row } = await this.inHand.take(input, ['delete', 'SupportiveServiceCost'], context)
    requireSettled(row)
    if (row.override_status === 'pending') {
      throw new Refusal('WRONG_STATUS', { reason: 'Delete the override request first: it waits for its decision.' })
    }
    const isApproved = row.status === 'override_approved'
    if (isApproved) authorise(context.ability, 'deleteApproved', 'CostOverride', customer)
    const now = this.clock.now()
    if (await this.admits(cost, customer, input.amendmentReason, context)) {
      if (isApproved) await this.withdrawApproval(cost)
      Object.assign(cost, { version: cost.version + 1, deletedAt: now, deletedById: caller.userId })
    } else {
      const nothing = { ...written(cost), unitCents: 0, excessCents: 0, overCapAt: null }
      await this.amend(cost, nothing, requireReason(input.amendmentReason, 'billed'), caller)
    }
    this.audit('delete', cost.id, [])
    return { done: true }
  }

  /**
   * SUPP-019: what was approved goes only with the approval, which only a super admin takes back. In a closed month it
   * stays with the cost until the amendment is accepted for good: refused, it brings both back.
   */
  private async withdrawApproval(cost: Cost): Promise<void> {
    const request = await this.em.findOne(OverrideRequest, { costId: cost.id, status: 'approved' })
    if (request === null) return
    request.status = 'deleted'
    request.version += 1
    recordAudit(this.em, { action: 'deleteApproved', objectType: 'CostOverride', objectId: request.id })
  }

  private today(): string {
    return localDateOf(this.clock.now())
  }

  /** A cost that was over the cap before stays so since then: its request is still about it. */
  private overCapAt(cost: Cost, from: CostStatus, to: CostStatus): Date | null {
    if (to === 'recorded') return null
    return from === to ? cost.overCapAt : this.clock.now()
  }

  private admits(cost: Cost, customer: CustomerInHand, reason: string | undefined, context: CallContext) {
    return this.months.admit({ ...packetPlace(cost), category: cost.category, customer, reason }, context)
  }

  private change(cost: Cost, fields: Fields, { userId, name }: Caller): Cost {
    const earlierWriterIds = writersOf(cost)
    const stamp = { updatedById: userId, updatedByName: name, updatedAt: this.clock.now(), earlierWriterIds }
    return Object.assign(cost, { version: cost.version + 1, ...fields, ...stamp })
  }

  /** The cost of the closed month stays as it is; a new one counts in its place. */
  private async amend(cost: Cost, fields: Fields, reason: string, caller: Caller): Promise<Cost> {
    const { customerId, category, fiscalYear, activityId } = cost
    const id = v7()
    const amendmentId = await this.months.amend(
      {
        ...packetPlace(cost),
        costId: id,
        amendsCostId: cost.id,
        customerId,
        category,
        reason,
        differenceCents: fields.unitCents * fields.quantity - cost.totalCents,
      },
      caller,
    )
    const amended = this.em.create(Cost, {
      id,
      version: 1,
      customerId,
      category,
      fiscalYear,
      activityId,
      ...packetPlace(cost),
      ...fields,
      isLate: true,
      lateReason: reason,
      amendmentId,
      amendsCostId: cost.id,
      ...stamps(caller, this.clock.now()),
      earlierWriterIds: writersOf(cost),
    })
    await this.em.flush()
    await this.em.nativeUpdate(OverrideRequest, { costId: cost.id, status: 'approved' }, { costId: id })
    return amended
  }

  private audit(action: 'edit' | 'delete', objectId: string, changedFields: string[]): void {
    recordAudit(this.em, { action, objectType: 'SupportiveServiceCost', objectId, changedFields })
  }
}

/** Everybody who has written the cost so far. */
function writersOf({ recordedById, updatedById, earlierWriterIds }: Cost): string[] {
  return [...new Set([...earlierWriterIds, recordedById, updatedById])]
}

/** @throws Refusal WRONG_STATUS while an amendment of the cost waits: refused, it brings the original back (BILL-030) */
function requireSettled({ amendment_open }: CostRow): void {
  if (!amendment_open) return
  throw new Refusal('WRONG_STATUS', { reason: 'An amendment of this cost waits. Change it when that is decided.' })
}

function present(row: CostRow): PresentCost {
  const { status, total_cents: totalCents, excess_cents: excessCents, override_status: overrideStatus } = row
  return { status, totalCents, excessCents, overrideStatus }
}
