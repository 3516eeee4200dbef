import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { EnrollingService } from './enrolling.service.ts'
import { FcrcEnrollingService } from './fcrc-enrolling.service.ts'

const { enrolmentOptions, enrol, fcrcEnrolmentOptions, enrolAtFcrc } = contract.casework

/** Enrolment of a customer in a programme. */
@Controller()
export class EnrolmentController {
  constructor(
    private readonly enrolling: EnrollingService,
    private readonly atFcrc: FcrcEnrollingService,
  ) {}

  @Handles(enrolmentOptions)
  options(input: InputOf<typeof enrolmentOptions>, context: CallContext): Promise<OutputOf<typeof enrolmentOptions>> {
    return this.enrolling.options(input, context)
  }

  @Handles(enrol)
  enrol(input: InputOf<typeof enrol>, context: CallContext): Promise<OutputOf<typeof enrol>> {
    return this.enrolling.enrol(input, context)
  }

  @Handles(fcrcEnrolmentOptions)
  fcrcOptions(
    input: InputOf<typeof fcrcEnrolmentOptions>,
    context: CallContext,
  ): Promise<OutputOf<typeof fcrcEnrolmentOptions>> {
    return this.atFcrc.options(input, context)
  }

  @Handles(enrolAtFcrc)
  enrolAtFcrc(input: InputOf<typeof enrolAtFcrc>, context: CallContext): Promise<OutputOf<typeof enrolAtFcrc>> {
    return this.atFcrc.enrol(input, context)
  }
}
