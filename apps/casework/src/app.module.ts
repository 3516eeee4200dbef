import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { AccessConsumer } from './access/access.consumer.ts'
import { AttendanceController } from './attendance/attendance.controller.ts'
import { LineInHandService } from './attendance/line-in-hand.service.ts'
import { RecordingService } from './attendance/recording.service.ts'
import { SheetService } from './attendance/sheet.service.ts'
import { VerifyingService } from './attendance/verifying.service.ts'
import { CaseNoteController } from './case-note/case-note.controller.ts'
import { NoteReadingService } from './case-note/note-reading.service.ts'
import { NoteWritingService } from './case-note/note-writing.service.ts'
import { TeamService } from './case-note/team.service.ts'
import { CustomerController } from './customer/customer.controller.ts'
import { IesConsumer } from './customer/ies.consumer.ts'
import { InHandService } from './customer/in-hand.service.ts'
import { ListingService } from './customer/listing.service.ts'
import { OpeningService } from './customer/opening.service.ts'
import { StatusService } from './customer/status.service.ts'
import { DirectoryConsumer } from './directory/directory.consumer.ts'
import { EnrollingService } from './enrolment/enrolling.service.ts'
import { EnrolmentController } from './enrolment/enrolment.controller.ts'
import { EnteringService } from './enrolment/entering.service.ts'
import { FcrcEnrollingService } from './enrolment/fcrc-enrolling.service.ts'
import { ExitController } from './exit/exit.controller.ts'
import { ExitDeskService } from './exit/exit-desk.service.ts'
import { ExitingService } from './exit/exiting.service.ts'
import { MonthLockConsumer } from './month-lock/month-lock.consumer.ts'
import { AskingService } from './note-deletion/asking.service.ts'
import { ComparingService } from './note-deletion/comparing.service.ts'
import { DecidingService } from './note-deletion/deciding.service.ts'
import { NoteDeletionController } from './note-deletion/note-deletion.controller.ts'
import { ReportService } from './note-deletion/report.service.ts'
import { OrganisationNoteController } from './organisation-note/organisation-note.controller.ts'
import { OrganisationNoteService } from './organisation-note/organisation-note.service.ts'
import { PeopleConsumer } from './people/people.consumer.ts'
import { ActivityService } from './plan/activity.service.ts'
import { GoalService } from './plan/goal.service.ts'
import { PlanDeskService } from './plan/plan-desk.service.ts'
import { PlanInHandService } from './plan/plan-in-hand.service.ts'
import { PlanController } from './plan/plan.controller.ts'
import { RunningService } from './plan/running.service.ts'
import { ReferralConsumer } from './referral/referral.consumer.ts'
import { AnsweringService } from './screening/answering.service.ts'
import { BeginningService } from './screening/beginning.service.ts'
import { DeadlineService } from './screening/deadline.service.ts'
import { EndingService } from './screening/ending.service.ts'
import { ReviewingService } from './screening/reviewing.service.ts'
import { ScreeningDeskService } from './screening/screening-desk.service.ts'
import { ScreeningController } from './screening/screening.controller.ts'

@Module({
  controllers: [
    AttendanceController,
    CaseNoteController,
    CustomerController,
    EnrolmentController,
    ExitController,
    NoteDeletionController,
    OrganisationNoteController,
    PlanController,
    ScreeningController,
    deadLettersController(contract.casework),
  ],
  providers: [
    AccessConsumer,
    ActivityService,
    AnsweringService,
    AskingService,
    BeginningService,
    DeadlineService,
    ComparingService,
    DecidingService,
    DirectoryConsumer,
    EnrollingService,
    EnteringService,
    ExitDeskService,
    ExitingService,
    FcrcEnrollingService,
    GoalService,
    IesConsumer,
    InHandService,
    LineInHandService,
    ListingService,
    MonthLockConsumer,
    NoteReadingService,
    NoteWritingService,
    OpeningService,
    OrganisationNoteService,
    PeopleConsumer,
    PlanDeskService,
    PlanInHandService,
    RecordingService,
    ReferralConsumer,
    ReportService,
    RunningService,
    EndingService,
    ReviewingService,
    ScreeningDeskService,
    SheetService,
    StatusService,
    TeamService,
    VerifyingService,
  ],
})
export class CaseworkModule {}
