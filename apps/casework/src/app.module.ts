import { contract } from '@isets/contracts'
import { deadLettersController } from '@isets/service-kit'
import { Module } from '@nestjs/common'
import { AccessConsumer } from './access/access.consumer.ts'
import { CaseNoteController } from './case-note/case-note.controller.ts'
import { NoteReadingService } from './case-note/note-reading.service.ts'
import { NoteWritingService } from './case-note/note-writing.service.ts'
import { TeamService } from './case-note/team.service.ts'
import { IesConsumer } from './customer/ies.consumer.ts'
import { DirectoryConsumer } from './directory/directory.consumer.ts'
import { AskingService } from './note-deletion/asking.service.ts'
import { ComparingService } from './note-deletion/comparing.service.ts'
import { DecidingService } from './note-deletion/deciding.service.ts'
import { NoteDeletionController } from './note-deletion/note-deletion.controller.ts'
import { ReportService } from './note-deletion/report.service.ts'
import { OrganisationNoteController } from './organisation-note/organisation-note.controller.ts'
import { OrganisationNoteService } from './organisation-note/organisation-note.service.ts'
import { PeopleConsumer } from './people/people.consumer.ts'

@Module({
  controllers: [
    CaseNoteController,
    NoteDeletionController,
    OrganisationNoteController,
    deadLettersController(contract.casework),
  ],
  providers: [
    AccessConsumer,
    AskingService,
    ComparingService,
    DecidingService,
    DirectoryConsumer,
    IesConsumer,
    NoteReadingService,
    NoteWritingService,
    OrganisationNoteService,
    PeopleConsumer,
    ReportService,
    TeamService,
  ],
})
export class CaseworkModule {}
