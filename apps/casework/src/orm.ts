import { join } from 'node:path'
import { CaseNote, CaseNoteCopy } from './case-note/case-note.entity.ts'
import { TeamMember } from './case-note/team-member.entity.ts'
import { CustomerAccess } from './access/customer-access.entity.ts'
import { AttendanceDay, AttendanceMonth } from './attendance/attendance.entities.ts'
import { Customer } from './customer/customer.entity.ts'
import { StatusHistory } from './customer/status-history.entity.ts'
import { Contract, Organisation, Programme } from './directory/directory.entities.ts'
import { Enrolment } from './enrolment/enrolment.entity.ts'
import { Exit } from './exit/exit.entity.ts'
import { MonthLock } from './month-lock/month-lock.entity.ts'
import { DeletionRequest } from './note-deletion/deletion-request.entity.ts'
import { OrganisationNote, OrganisationNoteCopy } from './organisation-note/organisation-note.entity.ts'
import { Person } from './people/person.entity.ts'
import { Activity } from './plan/activity.entity.ts'
import { Goal } from './plan/goal.entity.ts'
import { PlanChange } from './plan/plan-change.entity.ts'
import { Referral } from './referral/referral.entity.ts'
import { ScreeningDeadline } from './screening/screening-deadline.entity.ts'
import { Screening } from './screening/screening.entity.ts'

/** Tables of casework and where their migrations are. */
export const caseworkOrm = {
  entities: [
    Activity,
    AttendanceDay,
    AttendanceMonth,
    CaseNote,
    CaseNoteCopy,
    Contract,
    Customer,
    CustomerAccess,
    DeletionRequest,
    Enrolment,
    Exit,
    Goal,
    MonthLock,
    Organisation,
    OrganisationNote,
    OrganisationNoteCopy,
    Person,
    PlanChange,
    Programme,
    Referral,
    Screening,
    ScreeningDeadline,
    StatusHistory,
    TeamMember,
  ],
  migrations: join(import.meta.dirname, 'migrations'),
}
