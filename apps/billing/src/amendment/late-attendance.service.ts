import { preparedQuery } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { ServiceMonth } from '../month-lock/month-lock.ts'
import { AmendingService } from './amending.service.ts'

interface Waiting {
  readonly activityId: string
  readonly customerId: string
  readonly waitingHours: number
}

const PLACE = 'organisation_id = ? and programme_id = ? and month = ? and waiting_hours is not null'
const WAITING = `select activity_id as "activityId", customer_id as "customerId", waiting_hours as "waitingHours"
  from attendance_projection where ${PLACE} order by activity_id for update`
const TAKE_IN = `update attendance_projection set hours = waiting_hours, verified_hours = waiting_verified_hours,
    waiting_hours = null, waiting_verified_hours = null where ${PLACE}`
const SETTLE = `update attendance_projection set waiting_hours = null, waiting_verified_hours = null where ${PLACE}`

const REASON = 'Attendance arrived after the month had been locked.'

/**
 * Attendance that casework had accepted before it heard of the lock. Nothing of it is lost, and the frozen month never
 * changes: it counts when the month is reopened, or becomes an amendment once billing has approved (BILL-025).
 */
@Injectable()
export class LateAttendanceService {
  constructor(
    private readonly em: EntityManager,
    private readonly amending: AmendingService,
  ) {}

  /** The month is open again: what waited counts. */
  async takeIn({ organisationId, programmeId, month }: ServiceMonth): Promise<void> {
    await preparedQuery(this.em, TAKE_IN, [organisationId, programmeId, month])
  }

  async becomeAmendments(about: ServiceMonth): Promise<void> {
    const { organisationId, programmeId, month } = about
    const place = [organisationId, programmeId, month]
    const waiting = await preparedQuery<Waiting>(this.em, WAITING, place)
    for (const { activityId, customerId, waitingHours } of waiting) {
      await this.amending.amendHours({ about, activityId, customerId, newHours: waitingHours }, null, REASON)
    }
    if (waiting.length > 0) await preparedQuery(this.em, SETTLE, place)
  }
}
