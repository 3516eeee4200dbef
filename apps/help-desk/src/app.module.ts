import { contract } from '@isets/contracts'
import type { ClosingSettings } from '@isets/rules'
import { deadLettersController, discardedFilesController } from '@isets/service-kit'
import { Module, type Type } from '@nestjs/common'
import { AttachingService } from './attachment/attaching.service.ts'
import { QuarantineController } from './attachment/quarantine.controller.ts'
import { QuarantineService } from './attachment/quarantine.service.ts'
import { UploadController } from './attachment/upload.controller.ts'
import { UploadService } from './attachment/upload.service.ts'
import { AnswerDraftService } from './draft/answer-draft.service.ts'
import { DraftController } from './draft/draft.controller.ts'
import { DraftFiles } from './draft/draft-files.ts'
import { DraftService } from './draft/draft.service.ts'
import { AnsweringService } from './help-request/answering.service.ts'
import { CLOSING, USUAL_CLOSING } from './help-request/closing-settings.ts'
import { ClosingService } from './help-request/closing.service.ts'
import { EscalatingService } from './help-request/escalating.service.ts'
import { FilingService } from './help-request/filing.service.ts'
import { HelpRequestController } from './help-request/help-request.controller.ts'
import { InHandService } from './help-request/in-hand.service.ts'
import { MarkingService } from './help-request/marking.service.ts'
import { MovingService } from './help-request/moving.service.ts'
import { NotingService } from './help-request/noting.service.ts'
import { OpeningService } from './help-request/opening.service.ts'
import { CommonWords } from './help-request/common-words.ts'
import { QueueService } from './help-request/queue.service.ts'
import { TriageManyService } from './help-request/triage-many.service.ts'
import { TriageService } from './help-request/triage.service.ts'
import { WorkingController } from './help-request/working.controller.ts'
import { MailAnswering } from './mail-in/mail-answering.service.ts'
import { MailDoor } from './mail-in/mail-door.ts'
import { MAIL_IN, type MailInSettings } from './mail-in/mail-in-settings.ts'
import { ReceivedMails } from './mail-in/received-mails.ts'
import { Writers } from './mail-in/writers.ts'
import { AgentsService } from './people/agents.service.ts'
import { CopiesService } from './people/copies.service.ts'
import { MAILBOXES, type Mailboxes } from './people/mailboxes.ts'
import { PeopleConsumer } from './people/people.consumer.ts'
import { PruningService } from './retention/pruning.service.ts'
import { RETENTION, USUAL_RETENTION, type Retention } from './retention/retention.ts'
import { VisitorController } from './visitor/visitor.controller.ts'
import { VisitorService } from './visitor/visitor.service.ts'

/** What an installation may set otherwise. */
export interface HelpDeskSettings {
  readonly retention?: Retention
  readonly closing?: ClosingSettings
  /** Answers by mail are taken where it is set (HELP-022). */
  readonly mailIn?: MailInSettings | undefined
}

const SERVICES = [
  AgentsService,
  AnswerDraftService,
  AnsweringService,
  AttachingService,
  ClosingService,
  CopiesService,
  DraftFiles,
  DraftService,
  EscalatingService,
  FilingService,
  InHandService,
  MailAnswering,
  MailDoor,
  MarkingService,
  MovingService,
  NotingService,
  OpeningService,
  PeopleConsumer,
  PruningService,
  QuarantineService,
  QueueService,
  ReceivedMails,
  CommonWords,
  TriageManyService,
  TriageService,
  UploadService,
  VisitorService,
  Writers,
]

/** The module for one set of mailboxes and settings. */
export function helpDeskModule(mailboxes: Mailboxes, settings: HelpDeskSettings = {}): Type {
  @Module({
    controllers: [
      HelpRequestController,
      WorkingController,
      DraftController,
      UploadController,
      QuarantineController,
      discardedFilesController(contract.helpDesk),
      VisitorController,
      deadLettersController(contract.helpDesk),
    ],
    providers: [
      { provide: MAILBOXES, useValue: mailboxes },
      { provide: RETENTION, useValue: settings.retention ?? USUAL_RETENTION },
      { provide: CLOSING, useValue: settings.closing ?? USUAL_CLOSING },
      { provide: MAIL_IN, useValue: settings.mailIn ?? null },
      ...SERVICES,
    ],
  })
  class HelpDeskModule {}
  return HelpDeskModule
}
