import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { EnrollingService } from './enrolling.service.ts'

const { enrolmentOptions, enrol } = contract.casework

/** Enrolment of a customer in a programme. */
@Controller()
export class EnrolmentController {
  constructor(private readonly enrolling: EnrollingService) {}

  @Handles(enrolmentOptions)
  options(input: InputOf<typeof enrolmentOptions>, context: CallContext): Promise<OutputOf<typeof enrolmentOptions>> {
    return this.enrolling.options(input, context)
  }

  @Handles(enrol)
  enrol(input: InputOf<typeof enrol>, context: CallContext): Promise<OutputOf<typeof enrol>> {
    return this.enrolling.enrol(input, context)
  }
}
