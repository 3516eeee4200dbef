import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { ExpiriesService } from './expiries.service.ts'
import { OpeningService } from './opening.service.ts'
import { QueueService } from './queue.service.ts'
import { ReferringService } from './referring.service.ts'

const { listReferrals, countReferrals, listExpiries, openReferral, readAccess, submitReverseReferral, refer } =
  contract.referrals

/** Reading referrals and making new ones. */
@Controller()
export class ReferralController {
  constructor(
    private readonly queue: QueueService,
    private readonly expiries: ExpiriesService,
    private readonly opening: OpeningService,
    private readonly referring: ReferringService,
  ) {}

  @Handles(listReferrals)
  listReferrals(input: InputOf<typeof listReferrals>, context: CallContext): Promise<OutputOf<typeof listReferrals>> {
    return this.queue.list(input, context)
  }

  @Handles(countReferrals)
  countReferrals(
    _input: InputOf<typeof countReferrals>,
    context: CallContext,
  ): Promise<OutputOf<typeof countReferrals>> {
    return this.queue.counts(context)
  }

  @Handles(listExpiries)
  listExpiries(input: InputOf<typeof listExpiries>, context: CallContext): Promise<OutputOf<typeof listExpiries>> {
    return this.expiries.list(input, context)
  }

  @Handles(openReferral)
  openReferral({ id }: InputOf<typeof openReferral>, context: CallContext): Promise<OutputOf<typeof openReferral>> {
    return this.opening.open(id, context)
  }

  @Handles(readAccess)
  readAccess({ customerId }: InputOf<typeof readAccess>, context: CallContext): Promise<OutputOf<typeof readAccess>> {
    return this.queue.access(customerId, context)
  }

  @Handles(submitReverseReferral)
  submitReverseReferral(
    input: InputOf<typeof submitReverseReferral>,
    context: CallContext,
  ): Promise<OutputOf<typeof submitReverseReferral>> {
    return this.referring.submitReverse(input, context)
  }

  @Handles(refer)
  refer(input: InputOf<typeof refer>, context: CallContext): Promise<OutputOf<typeof refer>> {
    return this.referring.refer(input, context)
  }
}
