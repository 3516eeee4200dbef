import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { NoteReadingService } from './note-reading.service.ts'
import { NoteWritingService } from './note-writing.service.ts'
import { TeamService } from './team.service.ts'

const { writeNote, listNotes, openNote, listTeam, findTeamCandidates, joinTeam, leaveTeam } = contract.casework

/** Case notes of a customer, and the team that can get copies of them. */
@Controller()
export class CaseNoteController {
  constructor(
    private readonly writing: NoteWritingService,
    private readonly reading: NoteReadingService,
    private readonly team: TeamService,
  ) {}

  @Handles(writeNote)
  writeNote(input: InputOf<typeof writeNote>, context: CallContext): Promise<OutputOf<typeof writeNote>> {
    return this.writing.write(input, context)
  }

  @Handles(listNotes)
  listNotes(input: InputOf<typeof listNotes>, context: CallContext): Promise<OutputOf<typeof listNotes>> {
    return this.reading.list(input, context)
  }

  @Handles(openNote)
  openNote({ id }: InputOf<typeof openNote>, context: CallContext): Promise<OutputOf<typeof openNote>> {
    return this.reading.open(id, context)
  }

  @Handles(listTeam)
  listTeam({ customerId }: InputOf<typeof listTeam>, context: CallContext): Promise<OutputOf<typeof listTeam>> {
    return this.team.list(customerId, context)
  }

  @Handles(findTeamCandidates)
  findTeamCandidates(
    { customerId, q }: InputOf<typeof findTeamCandidates>,
    context: CallContext,
  ): Promise<OutputOf<typeof findTeamCandidates>> {
    return this.team.candidates(customerId, q, context)
  }

  @Handles(joinTeam)
  joinTeam({ customerId, userId }: InputOf<typeof joinTeam>, context: CallContext) {
    return this.team.join(customerId, userId, context)
  }

  @Handles(leaveTeam)
  leaveTeam({ customerId, userId }: InputOf<typeof leaveTeam>, context: CallContext) {
    return this.team.leave(customerId, userId, context)
  }
}
