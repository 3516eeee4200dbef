import { Refusal, type Caller } from '@isets/contracts'
import { CATEGORIES, correctionObstacle, localDateOf } from '@isets/rules'
import { Clock, preparedQuery } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { AmendingService } from '../amendment/amending.service.ts'
import { Months, type LateCost, type MonthOfCosts, type Note, type PacketPlace } from '../cost/months.ts'
import { monthState } from './month-lock.ts'

const ASK_TO_REOPEN =
  'The staffing of this month is approved and its data are locked. Ask the provider manager to reopen it.'

/** Through functions of their owner: whoever may enter the cost need not see the packet. */
const IS_SUBMITTED = 'select holds_submitted(?, ?, ?) as submitted'
const TELL = 'select tell_changed_packet(?, ?, ?, ?, ?, ?, ?, ?)'

/** The months of costs, as their packets stand. */
@Injectable()
export class StaffedMonths extends Months {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly amending: AmendingService,
  ) {
    super()
  }

  /** Locked from the approval by the provider manager to that by billing (BILL-021). */
  protected override async stateOf(place: PacketPlace): Promise<MonthOfCosts> {
    const tooLate = correctionObstacle(place.month, localDateOf(this.clock.now()))
    if (tooLate !== null) throw new Refusal('WRONG_STATUS', { reason: tooLate })
    const { organisationId, programmeId, month } = place
    // The packet first: whoever moves it holds its row before the month.
    const values = [organisationId, programmeId, month]
    const [packet] = await preparedQuery<{ submitted: boolean }>(this.em, IS_SUBMITTED, values)
    const state = await monthState(this.em, place)
    if (state === 'locked') throw new Refusal('WRONG_STATUS', { reason: ASK_TO_REOPEN })
    if (state === 'billed') return state
    return packet?.submitted === true ? 'submitted' : 'open'
  }

  protected override async tellPacket(place: PacketPlace, { category, reason }: Note, caller: Caller): Promise<void> {
    const { organisationId, programmeId, month } = place
    const note = `${CATEGORIES[category].label}: ${reason}`
    const line = [v7(), this.clock.now(), caller.userId, caller.name, note]
    await preparedQuery(this.em, TELL, [organisationId, programmeId, month, ...line])
  }

  override amend(cost: LateCost, caller: Caller): Promise<string> {
    const { organisationId, programmeId, month, customerId, amendsCostId, category, differenceCents, reason } = cost
    const about = { organisationId, programmeId, month }
    const changed = CATEGORIES[category].label
    return this.amending.amendCost(
      { about, customerId, amendedCostId: amendsCostId, changed, differenceCents },
      caller,
      reason,
    )
  }
}
