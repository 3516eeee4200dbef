import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AnswerDraftService } from './answer-draft.service.ts'
import { DraftService } from './draft.service.ts'

const { readDraft, saveDraft, discardDraft, readAnswerDraft, saveAnswerDraft } = contract.helpDesk

@Controller()
export class DraftController {
  constructor(
    private readonly drafts: DraftService,
    private readonly answers: AnswerDraftService,
  ) {}

  @Handles(readDraft)
  read(_input: InputOf<typeof readDraft>, context: CallContext): Promise<OutputOf<typeof readDraft>> {
    return this.drafts.read(context)
  }

  @Handles(saveDraft)
  save(input: InputOf<typeof saveDraft>, context: CallContext): Promise<OutputOf<typeof saveDraft>> {
    return this.drafts.save(input, context)
  }

  @Handles(discardDraft)
  discard({ id }: InputOf<typeof discardDraft>, context: CallContext): Promise<OutputOf<typeof discardDraft>> {
    return this.drafts.discard(id, context)
  }

  @Handles(readAnswerDraft)
  readAnswer({ id }: InputOf<typeof readAnswerDraft>, context: CallContext): Promise<OutputOf<typeof readAnswerDraft>> {
    return this.answers.read(id, context)
  }

  @Handles(saveAnswerDraft)
  saveAnswer(input: InputOf<typeof saveAnswerDraft>, context: CallContext): Promise<OutputOf<typeof saveAnswerDraft>> {
    return this.answers.save(input, context)
  }
}
