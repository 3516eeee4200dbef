import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module, type Type } from '@nestjs/common'
import { DeliveryController } from './delivery/delivery.controller.ts'
import { FailedMail } from './delivery/failed-mail.ts'
import { Forgetting } from './delivery/forgetting.ts'
import { Ledger } from './delivery/ledger.ts'
import { MailSender } from './delivery/mail-sender.ts'
import { MailServer } from './delivery/mail-server.ts'
import { QueueingService } from './delivery/queueing.service.ts'
import { DigestService } from './digest/digest.service.ts'
import { PendingReferrals } from './digest/pending-referrals.consumer.ts'
import { Schedule } from './digest/schedule.ts'
import { AccountNotices } from './notice/account-notices.consumer.ts'
import { CaseNoteNotices } from './notice/case-note-notices.consumer.ts'
import { FeedNotices } from './notice/feed-notices.consumer.ts'
import { HelpRequestNotices } from './notice/help-request-notices.consumer.ts'
import { SortingNotices } from './notice/sorting-notices.consumer.ts'
import { OverrideAlerts } from './override/override-alerts.consumer.ts'
import { PeopleConsumer } from './person/people.consumer.ts'
import { PreferenceController } from './preference/preference.controller.ts'
import { MAIL_SETTINGS, type MailSettings } from './settings.ts'
import { TemplateController } from './template/template.controller.ts'

/** The module for one configuration. */
export function notifierModule(settings: MailSettings): Type {
  @Module({
    controllers: [
      DeliveryController,
      PreferenceController,
      TemplateController,
      deadLettersController(contract.notifier),
    ],
    providers: [
      { provide: MAIL_SETTINGS, useValue: settings },
      AccountNotices,
      CaseNoteNotices,
      DigestService,
      FailedMail,
      FeedNotices,
      Forgetting,
      HelpRequestNotices,
      Ledger,
      MailSender,
      MailServer,
      OverrideAlerts,
      PendingReferrals,
      PeopleConsumer,
      QueueingService,
      Schedule,
      SortingNotices,
    ],
  })
  class NotifierModule {}
  return NotifierModule
}
