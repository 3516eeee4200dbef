import { Refusal, type Caller } from '@isets/contracts'
import { CATEGORIES, correctionObstacle, localDateOf } from '@isets/rules'
import { Clock } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AmendingService } from '../amendment/amending.service.ts'
import { Months, type LateCost, type PacketPlace } from '../cost/months.ts'
import { monthState } from './month-lock.ts'

const ASK_TO_REOPEN =
  'The staffing of this month is approved and its data are locked. Ask the provider manager to reopen it.'

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

  /**
   * @throws Refusal WRONG_STATUS from the approval by the provider manager to that by billing (BILL-021), and after the
   * last day for corrections (C13)
   */
  override async isOpen(place: PacketPlace): Promise<boolean> {
    const tooLate = correctionObstacle(place.month, localDateOf(this.clock.now()))
    if (tooLate !== null) throw new Refusal('WRONG_STATUS', { reason: tooLate })
    const state = await monthState(this.em, place)
    if (state === 'locked') throw new Refusal('WRONG_STATUS', { reason: ASK_TO_REOPEN })
    return state === 'open'
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
