import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AnsweringService } from './answering.service.ts'
import { BeginningService } from './beginning.service.ts'
import { DeadlineService } from './deadline.service.ts'
import { EndingService } from './ending.service.ts'
import { ReviewingService } from './reviewing.service.ts'
import { ScreeningDeskService } from './screening-desk.service.ts'

const { startScreening, openScreening, listScreenings, saveScreening, submitScreening, reviewScreening } =
  contract.casework
const { markNotTakingPart, listScreeningDeadlines, setScreeningDeadline } = contract.casework

/** The Initial Screening, from its beginning to its submission. */
@Controller()
export class ScreeningController {
  constructor(
    private readonly beginning: BeginningService,
    private readonly answering: AnsweringService,
    private readonly reviewing: ReviewingService,
    private readonly ending: EndingService,
    private readonly desk: ScreeningDeskService,
    private readonly deadlines: DeadlineService,
  ) {}

  @Handles(startScreening)
  start(input: InputOf<typeof startScreening>, context: CallContext): Promise<OutputOf<typeof startScreening>> {
    return this.beginning.begin(input, context)
  }

  @Handles(openScreening)
  open({ id }: InputOf<typeof openScreening>, context: CallContext): Promise<OutputOf<typeof openScreening>> {
    return this.desk.open(id, context)
  }

  @Handles(listScreenings)
  list(input: InputOf<typeof listScreenings>, context: CallContext): Promise<OutputOf<typeof listScreenings>> {
    return this.desk.list(input, context)
  }

  @Handles(saveScreening)
  save(input: InputOf<typeof saveScreening>, context: CallContext): Promise<OutputOf<typeof saveScreening>> {
    return this.answering.save(input, context)
  }

  @Handles(submitScreening)
  submit(input: InputOf<typeof submitScreening>, context: CallContext): Promise<OutputOf<typeof submitScreening>> {
    return this.answering.submit(input, context)
  }

  @Handles(reviewScreening)
  review(input: InputOf<typeof reviewScreening>, context: CallContext): Promise<OutputOf<typeof reviewScreening>> {
    return this.reviewing.review(input, context)
  }

  @Handles(markNotTakingPart)
  markNotTakingPart(
    input: InputOf<typeof markNotTakingPart>,
    context: CallContext,
  ): Promise<OutputOf<typeof markNotTakingPart>> {
    return this.ending.end(input, context)
  }

  @Handles(listScreeningDeadlines)
  listDeadlines(): Promise<OutputOf<typeof listScreeningDeadlines>> {
    return this.deadlines.list()
  }

  @Handles(setScreeningDeadline)
  setDeadline(
    input: InputOf<typeof setScreeningDeadline>,
    context: CallContext,
  ): Promise<OutputOf<typeof setScreeningDeadline>> {
    return this.deadlines.set(input, context)
  }
}
