import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AskingService } from './asking.service.ts'
import { ComparingService } from './comparing.service.ts'
import { DecidingService } from './deciding.service.ts'
import { ReportService } from './report.service.ts'

const { requestDeletion, listDeletionRequests, countDeletionRequests, openDeletionRequest, decideDeletion } =
  contract.casework

/** Requests to delete a case note. */
@Controller()
export class NoteDeletionController {
  constructor(
    private readonly asking: AskingService,
    private readonly report: ReportService,
    private readonly comparing: ComparingService,
    private readonly deciding: DecidingService,
  ) {}

  @Handles(requestDeletion)
  requestDeletion(input: InputOf<typeof requestDeletion>, context: CallContext) {
    return this.asking.ask(input, context)
  }

  @Handles(listDeletionRequests)
  listDeletionRequests(
    input: InputOf<typeof listDeletionRequests>,
    context: CallContext,
  ): Promise<OutputOf<typeof listDeletionRequests>> {
    return this.report.list(input, context)
  }

  @Handles(countDeletionRequests)
  countDeletionRequests(_input: InputOf<typeof countDeletionRequests>, context: CallContext) {
    return this.report.count(context)
  }

  @Handles(openDeletionRequest)
  openDeletionRequest({ id }: InputOf<typeof openDeletionRequest>, context: CallContext) {
    return this.comparing.open(id, context)
  }

  @Handles(decideDeletion)
  decideDeletion(input: InputOf<typeof decideDeletion>, context: CallContext) {
    return this.deciding.decide(input, context)
  }
}
