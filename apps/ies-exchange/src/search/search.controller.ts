import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AddingService } from './adding.service.ts'
import { FoundPersonService } from './found-person.service.ts'
import { LookupsService } from './lookups.service.ts'
import { SearchingService } from './searching.service.ts'

const { searchIes, openFound, addCustomer, listLookups } = contract.iesExchange

@Controller()
export class SearchController {
  constructor(
    private readonly searching: SearchingService,
    private readonly found: FoundPersonService,
    private readonly adding: AddingService,
    private readonly lookups: LookupsService,
  ) {}

  @Handles(searchIes)
  search(input: InputOf<typeof searchIes>, context: CallContext): Promise<OutputOf<typeof searchIes>> {
    return this.searching.search(input, context)
  }

  @Handles(openFound)
  openFound(input: InputOf<typeof openFound>, context: CallContext): Promise<OutputOf<typeof openFound>> {
    return this.found.open(input, context)
  }

  @Handles(addCustomer)
  add(input: InputOf<typeof addCustomer>): Promise<OutputOf<typeof addCustomer>> {
    return this.adding.add(input)
  }

  @Handles(listLookups)
  list(input: InputOf<typeof listLookups>): Promise<OutputOf<typeof listLookups>> {
    return this.lookups.list(input)
  }
}
