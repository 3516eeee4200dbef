import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { CapService } from './cap/cap.service.ts'
import { ContractController } from './contract/contract.controller.ts'
import { ContractService } from './contract/contract.service.ts'
import { ChangingService } from './cost/changing.service.ts'
import { CostInHand } from './cost/cost-in-hand.service.ts'
import { CostController } from './cost/cost.controller.ts'
import { CostListing } from './cost/listing.service.ts'
import { Months } from './cost/months.ts'
import { OpenMonths } from './cost/open-months.ts'
import { ServicesOverview } from './cost/overview.service.ts'
import { RecordingService } from './cost/recording.service.ts'
import { SupportiveServices } from './cost/supportive-service.service.ts'
import { AlertingService } from './override/alerting.service.ts'
import { DecidingService } from './override/deciding.service.ts'
import { OverrideListing } from './override/listing.service.ts'
import { OverrideOpening } from './override/opening.service.ts'
import { OverrideController } from './override/override.controller.ts'
import { RequestingService } from './override/requesting.service.ts'
import { ProjectionsConsumer } from './projection/projections.consumer.ts'

@Module({
  controllers: [ContractController, CostController, OverrideController, deadLettersController(contract.billing)],
  providers: [
    { provide: Months, useClass: OpenMonths },
    AlertingService,
    CapService,
    ChangingService,
    ContractService,
    CostInHand,
    CostListing,
    DecidingService,
    OverrideListing,
    OverrideOpening,
    ProjectionsConsumer,
    RecordingService,
    RequestingService,
    ServicesOverview,
    SupportiveServices,
  ],
})
export class BillingModule {}
