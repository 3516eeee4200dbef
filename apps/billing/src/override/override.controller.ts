import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { DecidingService } from './deciding.service.ts'
import { OverrideListing } from './listing.service.ts'
import { OverrideOpening } from './opening.service.ts'
import { RequestingService } from './requesting.service.ts'

const {
  requestOverride,
  requestIncrease,
  listOverrides,
  countOverrides,
  openOverride,
  decideOverride,
  deleteOverride,
} = contract.billing

/** Override requests: asking, the work list, deciding. */
@Controller()
export class OverrideController {
  constructor(
    private readonly requesting: RequestingService,
    private readonly listing: OverrideListing,
    private readonly opening: OverrideOpening,
    private readonly deciding: DecidingService,
  ) {}

  @Handles(requestOverride)
  request(input: InputOf<typeof requestOverride>, context: CallContext): Promise<OutputOf<typeof requestOverride>> {
    return this.requesting.forCost(input, context)
  }

  @Handles(requestIncrease)
  increase(input: InputOf<typeof requestIncrease>, context: CallContext): Promise<OutputOf<typeof requestIncrease>> {
    return this.requesting.forTotal(input, context)
  }

  @Handles(listOverrides)
  list(input: InputOf<typeof listOverrides>, context: CallContext): Promise<OutputOf<typeof listOverrides>> {
    return this.listing.list(input, context)
  }

  @Handles(countOverrides)
  count(_input: InputOf<typeof countOverrides>, context: CallContext): Promise<OutputOf<typeof countOverrides>> {
    return this.listing.count(context)
  }

  @Handles(openOverride)
  open({ id }: InputOf<typeof openOverride>, context: CallContext): Promise<OutputOf<typeof openOverride>> {
    return this.opening.open(id, context)
  }

  @Handles(decideOverride)
  decide(input: InputOf<typeof decideOverride>, context: CallContext): Promise<OutputOf<typeof decideOverride>> {
    return this.deciding.decide(input, context)
  }

  @Handles(deleteOverride)
  delete(input: InputOf<typeof deleteOverride>, context: CallContext): Promise<OutputOf<typeof deleteOverride>> {
    return this.deciding.delete(input, context)
  }
}
