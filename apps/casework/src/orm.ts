import { join } from 'node:path'
import { CustomerAccess } from './access/customer-access.entity.ts'
import { AttendanceDay, AttendanceMonth } from './attendance/attendance.entities.ts'
import { Customer } from './customer/customer.entity.ts'
import { StatusHistory } from './customer/status-history.entity.ts'
import { Contract, Organisation, Programme } from './directory/directory.entities.ts'
import { Enrolment } from './enrolment/enrolment.entity.ts'
import { MonthLock } from './month-lock/month-lock.entity.ts'
import { Activity } from './plan/activity.entity.ts'
import { Goal } from './plan/goal.entity.ts'
import { PlanChange } from './plan/plan-change.entity.ts'
import { Referral } from './referral/referral.entity.ts'
import { Screening } from './screening/screening.entity.ts'

/** Tables of casework and where their migrations are. */
export const caseworkOrm = {
  entities: [
    Activity,
    AttendanceDay,
    AttendanceMonth,
    Contract,
    Customer,
    CustomerAccess,
    Enrolment,
    Goal,
    MonthLock,
    Organisation,
    PlanChange,
    Programme,
    Referral,
    Screening,
    StatusHistory,
  ],
  migrations: join(import.meta.dirname, 'migrations'),
}
