import { contract, type ExitView, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { ExitDeskService } from './exit-desk.service.ts'
import { ExitingService } from './exiting.service.ts'

const { exitOptions, exitCustomer, correctExit } = contract.casework

/** The exit of a customer from a programme. */
@Controller()
export class ExitController {
  constructor(
    private readonly desk: ExitDeskService,
    private readonly exiting: ExitingService,
  ) {}

  @Handles(exitOptions)
  options(input: InputOf<typeof exitOptions>, context: CallContext): Promise<OutputOf<typeof exitOptions>> {
    return this.desk.options(input, context)
  }

  @Handles(exitCustomer)
  exit(input: InputOf<typeof exitCustomer>, context: CallContext): Promise<ExitView> {
    return this.exiting.exit(input, context)
  }

  @Handles(correctExit)
  correct(input: InputOf<typeof correctExit>, context: CallContext): Promise<ExitView> {
    return this.exiting.correct(input, context)
  }
}
