import { contract } from '@isets/contracts'
import { deadLettersController, discardedFilesController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { AccessService } from './access/access.service.ts'
import { ConsentController } from './consent/consent.controller.ts'
import { ConsentEndingService } from './consent/consent-ending.service.ts'
import { ConsentFilesService } from './consent/consent-files.service.ts'
import { ConsentReadingService } from './consent/consent-reading.service.ts'
import { ConsentFilesPruning } from './consent/consent-files-pruning.service.ts'
import { GivingService } from './consent/giving.service.ts'
import { RevokingService } from './consent/revoking.service.ts'
import { CustomersConsumer } from './customer/customers.consumer.ts'
import { RelationService } from './customer/relation.service.ts'
import { DirectoryConsumer } from './directory/directory.consumer.ts'
import { DirectoryController } from './directory/directory.controller.ts'
import { DirectoryService } from './directory/directory.service.ts'
import { LocationsService } from './directory/locations.service.ts'
import { ProgrammesService } from './directory/programmes.service.ts'
import { ChoicesService } from './form/choices.service.ts'
import { DraftsService } from './form/drafts.service.ts'
import { FormController } from './form/form.controller.ts'
import { FormService } from './form/form.service.ts'
import { ActingController } from './referral/acting.controller.ts'
import { AnsweringService } from './referral/answering.service.ts'
import { ByTimeService } from './referral/by-time.service.ts'
import { ChangingService } from './referral/changing.service.ts'
import { CorrectingService } from './referral/correcting.service.ts'
import { ExitingService } from './referral/exiting.service.ts'
import { ExpiriesService } from './referral/expiries.service.ts'
import { InHandService } from './referral/in-hand.service.ts'
import { IntakeService } from './referral/intake.service.ts'
import { ManagingService } from './referral/managing.service.ts'
import { OpeningService } from './referral/opening.service.ts'
import { QueueService } from './referral/queue.service.ts'
import { ReferralController } from './referral/referral.controller.ts'
import { ReferringService } from './referral/referring.service.ts'
import { SendingBackService } from './referral/sending-back.service.ts'

@Module({
  controllers: [
    DirectoryController,
    ConsentController,
    FormController,
    ReferralController,
    ActingController,
    discardedFilesController(contract.referrals),
    deadLettersController(contract.referrals),
  ],
  providers: [
    AccessService,
    AnsweringService,
    ByTimeService,
    ChangingService,
    ChoicesService,
    ConsentEndingService,
    ConsentFilesPruning,
    ConsentFilesService,
    ConsentReadingService,
    CorrectingService,
    CustomersConsumer,
    DirectoryConsumer,
    DirectoryService,
    DraftsService,
    ExitingService,
    ExpiriesService,
    FormService,
    GivingService,
    InHandService,
    IntakeService,
    LocationsService,
    ManagingService,
    OpeningService,
    ProgrammesService,
    QueueService,
    ReferringService,
    RelationService,
    RevokingService,
    SendingBackService,
  ],
})
export class ReferralsModule {}
