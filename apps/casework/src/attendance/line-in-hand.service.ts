import { Refusal, type Action } from '@isets/contracts'
import { requireServing } from '@isets/policies'
import type { CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Customer } from '../customer/customer.entity.ts'
import { InHandService } from '../customer/in-hand.service.ts'
import { Activity } from '../plan/activity.entity.ts'
import { SheetService } from './sheet.service.ts'

interface Target {
  readonly activityId: string
  /** The version of the attendance that the caller has seen. */
  readonly version: number
}
interface Week {
  readonly customerId: string
  readonly week: string
  readonly lines: readonly Target[]
}

/** Takes lines of an attendance sheet in hand, with their customer. */
@Injectable()
export class LineInHandService {
  constructor(
    private readonly em: EntityManager,
    private readonly inHand: InHandService,
    private readonly sheet: SheetService,
  ) {}

  /** @throws Refusal NOT_FOUND, FORBIDDEN for the activity of another provider, or STALE with the sheet as it is now */
  async take(
    { customerId, week, lines }: Week,
    action: Action,
    context: CallContext,
  ): Promise<{ customer: Customer; activities: Map<string, Activity> }> {
    const customer = await this.inHand.take(customerId, [action, 'Attendance'], context)
    const ids = lines.map(({ activityId }) => activityId)
    const found = await this.em.find(Activity, { id: ids, customerId }, { refresh: true })
    const activities = new Map(found.map((one) => [one.id, one]))
    for (const { activityId, version } of lines) {
      const activity = activities.get(activityId)
      if (activity === undefined) throw new Refusal('NOT_FOUND')
      requireServing(context.caller, activity.organisationId)
      if (activity.attendanceVersion !== version) {
        throw new Refusal('STALE', { current: await this.sheet.view(customer, week, context) })
      }
    }
    return { customer, activities }
  }
}
