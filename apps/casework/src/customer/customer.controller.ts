import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { ListingService } from './listing.service.ts'
import { OpeningService } from './opening.service.ts'
import { StatusService } from './status.service.ts'

const { searchCustomers, countCustomers, openCustomer, openForPasswordReset, setStatus } = contract.casework

/** Customers: found, opened, their status set. */
@Controller()
export class CustomerController {
  constructor(
    private readonly listing: ListingService,
    private readonly opening: OpeningService,
    private readonly status: StatusService,
  ) {}

  @Handles(searchCustomers)
  search(input: InputOf<typeof searchCustomers>, context: CallContext): Promise<OutputOf<typeof searchCustomers>> {
    return this.listing.search(input, context)
  }

  @Handles(countCustomers)
  count(_input: InputOf<typeof countCustomers>, context: CallContext): Promise<OutputOf<typeof countCustomers>> {
    return this.listing.count(context)
  }

  @Handles(openCustomer)
  open({ id }: InputOf<typeof openCustomer>, context: CallContext): Promise<OutputOf<typeof openCustomer>> {
    return this.opening.open(id, context)
  }

  @Handles(openForPasswordReset)
  openForPasswordReset(
    { customerId }: InputOf<typeof openForPasswordReset>,
    context: CallContext,
  ): Promise<OutputOf<typeof openForPasswordReset>> {
    return this.opening.forPasswordReset(customerId, context)
  }

  @Handles(setStatus)
  setStatus(input: InputOf<typeof setStatus>, context: CallContext): Promise<OutputOf<typeof setStatus>> {
    return this.status.set(input, context)
  }
}
