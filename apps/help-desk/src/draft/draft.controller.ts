import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { DraftService } from './draft.service.ts'

const { readDraft, saveDraft, discardDraft } = contract.helpDesk

@Controller()
export class DraftController {
  constructor(private readonly drafts: DraftService) {}

  @Handles(readDraft)
  read(_input: InputOf<typeof readDraft>, context: CallContext): Promise<OutputOf<typeof readDraft>> {
    return this.drafts.read(context)
  }

  @Handles(saveDraft)
  save({ form }: InputOf<typeof saveDraft>, context: CallContext): Promise<OutputOf<typeof saveDraft>> {
    return this.drafts.save(form, context)
  }

  @Handles(discardDraft)
  discard(_input: InputOf<typeof discardDraft>, context: CallContext): Promise<OutputOf<typeof discardDraft>> {
    return this.drafts.discard(context)
  }
}
