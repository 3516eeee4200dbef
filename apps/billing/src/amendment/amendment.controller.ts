import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AmendmentDecidingService } from './amendment-deciding.service.ts'
import { AmendmentListService } from './amendment-list.service.ts'

const { amendHours, listAmendments, countAmendments, openAmendment, reviewAmendment, approveAmendment } =
  contract.billing
type Amendment = OutputOf<typeof openAmendment>

/** What people do with amendments. */
@Controller()
export class AmendmentController {
  constructor(
    private readonly lists: AmendmentListService,
    private readonly deciding: AmendmentDecidingService,
  ) {}

  @Handles(amendHours)
  amendHours(input: InputOf<typeof amendHours>, context: CallContext): Promise<Amendment> {
    return this.deciding.amendHours(input, context)
  }

  @Handles(listAmendments)
  list(input: InputOf<typeof listAmendments>, context: CallContext): Promise<OutputOf<typeof listAmendments>> {
    return this.lists.list(input, context)
  }

  @Handles(countAmendments)
  count(_input: InputOf<typeof countAmendments>, context: CallContext): Promise<OutputOf<typeof countAmendments>> {
    return this.lists.count(context)
  }

  @Handles(openAmendment)
  open({ id }: InputOf<typeof openAmendment>, context: CallContext): Promise<Amendment> {
    return this.lists.open(id, context)
  }

  @Handles(reviewAmendment)
  review(input: InputOf<typeof reviewAmendment>, context: CallContext): Promise<Amendment> {
    return this.deciding.review(input, context)
  }

  @Handles(approveAmendment)
  approve(input: InputOf<typeof approveAmendment>, context: CallContext): Promise<Amendment> {
    return this.deciding.approve(input, context)
  }
}
