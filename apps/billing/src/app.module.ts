import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { AmendingService } from './amendment/amending.service.ts'
import { AmendmentDecidingService } from './amendment/amendment-deciding.service.ts'
import { AmendmentListService } from './amendment/amendment-list.service.ts'
import { AmendmentController } from './amendment/amendment.controller.ts'
import { LateAttendanceService } from './amendment/late-attendance.service.ts'
import { CapService } from './cap/cap.service.ts'
import { ContractController } from './contract/contract.controller.ts'
import { ContractService } from './contract/contract.service.ts'
import { ChangingService } from './cost/changing.service.ts'
import { CostInHand } from './cost/cost-in-hand.service.ts'
import { CostController } from './cost/cost.controller.ts'
import { CostListing } from './cost/listing.service.ts'
import { Months } from './cost/months.ts'
import { ServicesOverview } from './cost/overview.service.ts'
import { RecordingService } from './cost/recording.service.ts'
import { SupportiveServices } from './cost/supportive-service.service.ts'
import { StaffedMonths } from './month-lock/staffed-months.ts'
import { AlertingService } from './override/alerting.service.ts'
import { DecidingService } from './override/deciding.service.ts'
import { OverrideListing } from './override/listing.service.ts'
import { OverrideOpening } from './override/opening.service.ts'
import { OverrideController } from './override/override.controller.ts'
import { RequestingService } from './override/requesting.service.ts'
import { AttendanceConsumer } from './packet/attendance.consumer.ts'
import { CreatingService } from './packet/creating.service.ts'
import { FiguresQuery } from './packet/figures.query.ts'
import { MovingService } from './packet/moving.service.ts'
import { PacketDecidingController } from './packet/packet-deciding.controller.ts'
import { PacketDecidingService } from './packet/packet-deciding.service.ts'
import { PacketInHand } from './packet/packet-in-hand.service.ts'
import { PacketListing } from './packet/packet-listing.service.ts'
import { PacketOpening } from './packet/packet-opening.service.ts'
import { PacketController } from './packet/packet.controller.ts'
import { PreparingService } from './packet/preparing.service.ts'
import { ReportService } from './packet/report.service.ts'
import { ProjectionsConsumer } from './projection/projections.consumer.ts'

@Module({
  controllers: [
    AmendmentController,
    ContractController,
    CostController,
    OverrideController,
    PacketController,
    PacketDecidingController,
    deadLettersController(contract.billing),
  ],
  providers: [
    { provide: Months, useClass: StaffedMonths },
    AlertingService,
    AmendingService,
    AmendmentDecidingService,
    AmendmentListService,
    AttendanceConsumer,
    CapService,
    ChangingService,
    ContractService,
    CostInHand,
    CostListing,
    CreatingService,
    DecidingService,
    FiguresQuery,
    LateAttendanceService,
    MovingService,
    OverrideListing,
    OverrideOpening,
    PacketDecidingService,
    PacketInHand,
    PacketListing,
    PacketOpening,
    PreparingService,
    ProjectionsConsumer,
    RecordingService,
    ReportService,
    RequestingService,
    ServicesOverview,
    SupportiveServices,
  ],
})
export class BillingModule {}
