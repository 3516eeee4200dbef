import { caseworkEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, preparedQuery, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { LateAttendanceService } from '../amendment/late-attendance.service.ts'
import { monthState } from '../month-lock/month-lock.ts'

type Attendance = PayloadOf<typeof caseworkEvents.attendanceChanged>

const COLUMNS = 'activity_id, month, customer_id, organisation_id, programme_id'
const COUNT = `insert into attendance_projection (${COLUMNS}, hours, verified_hours) values (?, ?, ?, ?, ?, ?, ?)
  on conflict (activity_id, month) do update set hours = excluded.hours, verified_hours = excluded.verified_hours,
    waiting_hours = null, waiting_verified_hours = null`
const LET_WAIT = `insert into attendance_projection
    (${COLUMNS}, hours, verified_hours, waiting_hours, waiting_verified_hours) values (?, ?, ?, ?, ?, 0, 0, ?, ?)
  on conflict (activity_id, month) do update
  set waiting_hours = excluded.waiting_hours, waiting_verified_hours = excluded.waiting_verified_hours`

/** Keeps the hours of each month as casework tells them; a locked month keeps the hours that it was approved with. */
@Injectable()
export class AttendanceConsumer {
  constructor(
    private readonly em: EntityManager,
    private readonly late: LateAttendanceService,
  ) {}

  @Consumes(caseworkEvents.attendanceChanged, { keep: 'latest' })
  async attendanceChanged({ payload }: ReceivedEvent<Attendance>): Promise<void> {
    const { activityId, month, customerId, organisationId, programmeId, hours, verifiedHours } = payload
    const values = [activityId, month, customerId, organisationId, programmeId, hours, verifiedHours]
    const state = await monthState(this.em, payload)
    await preparedQuery(this.em, state === 'open' ? COUNT : LET_WAIT, values)
    if (state === 'billed') await this.late.becomeAmendments(payload)
  }
}
