import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { AccessService } from './access/access.service.ts'
import { ConsentController } from './consent/consent.controller.ts'
import { ConsentEndingService } from './consent/consent-ending.service.ts'
import { ConsentFilesService } from './consent/consent-files.service.ts'
import { ConsentReadingService } from './consent/consent-reading.service.ts'
import { GivingService } from './consent/giving.service.ts'
import { RevokingService } from './consent/revoking.service.ts'
import { CustomersConsumer } from './customer/customers.consumer.ts'
import { DirectoryConsumer } from './directory/directory.consumer.ts'
import { DirectoryController } from './directory/directory.controller.ts'
import { DirectoryService } from './directory/directory.service.ts'
import { ActingController } from './referral/acting.controller.ts'
import { AnsweringService } from './referral/answering.service.ts'
import { ByTimeService } from './referral/by-time.service.ts'
import { ChangingService } from './referral/changing.service.ts'
import { ExitingService } from './referral/exiting.service.ts'
import { InHandService } from './referral/in-hand.service.ts'
import { IntakeService } from './referral/intake.service.ts'
import { ManagingService } from './referral/managing.service.ts'
import { OpeningService } from './referral/opening.service.ts'
import { QueueService } from './referral/queue.service.ts'
import { ReferralController } from './referral/referral.controller.ts'
import { ReferringService } from './referral/referring.service.ts'

@Module({
  controllers: [
    DirectoryController,
    ConsentController,
    ReferralController,
    ActingController,
    deadLettersController(contract.referrals),
  ],
  providers: [
    AccessService,
    AnsweringService,
    ByTimeService,
    ChangingService,
    ConsentEndingService,
    ConsentFilesService,
    ConsentReadingService,
    CustomersConsumer,
    DirectoryConsumer,
    DirectoryService,
    ExitingService,
    GivingService,
    InHandService,
    IntakeService,
    ManagingService,
    OpeningService,
    QueueService,
    ReferringService,
    RevokingService,
  ],
})
export class ReferralsModule {}
