import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { OrganisationNoteService } from './organisation-note.service.ts'

const { writeOrganisationNote, listOrganisationNotes, openOrganisationNote, organisationNoteOptions } =
  contract.casework

/** Notes about organisations. */
@Controller()
export class OrganisationNoteController {
  constructor(private readonly notes: OrganisationNoteService) {}

  @Handles(writeOrganisationNote)
  writeOrganisationNote(input: InputOf<typeof writeOrganisationNote>, context: CallContext) {
    return this.notes.write(input, context)
  }

  @Handles(listOrganisationNotes)
  listOrganisationNotes(
    input: InputOf<typeof listOrganisationNotes>,
    context: CallContext,
  ): Promise<OutputOf<typeof listOrganisationNotes>> {
    return this.notes.list(input, context)
  }

  @Handles(openOrganisationNote)
  openOrganisationNote({ id }: InputOf<typeof openOrganisationNote>, context: CallContext) {
    return this.notes.open(id, context)
  }

  @Handles(organisationNoteOptions)
  organisationNoteOptions({ organisationId }: InputOf<typeof organisationNoteOptions>, context: CallContext) {
    return this.notes.options(organisationId, context)
  }
}
