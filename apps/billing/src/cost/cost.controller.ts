import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { CapService } from '../cap/cap.service.ts'
import { ChangingService } from './changing.service.ts'
import { CostListing } from './listing.service.ts'
import { ServicesOverview } from './overview.service.ts'
import { RecordingService } from './recording.service.ts'
import { SupportiveServices } from './supportive-service.service.ts'

const { openServices, addService, editService, listCosts, recordCost, editCost, deleteCost, listCaps, setCap } =
  contract.billing

/** Supportive services of customers, their costs and caps. */
@Controller()
export class CostController {
  constructor(
    private readonly overview: ServicesOverview,
    private readonly services: SupportiveServices,
    private readonly listing: CostListing,
    private readonly recording: RecordingService,
    private readonly changing: ChangingService,
    private readonly caps: CapService,
  ) {}

  @Handles(openServices)
  openServices(input: InputOf<typeof openServices>, context: CallContext): Promise<OutputOf<typeof openServices>> {
    return this.overview.open(input, context)
  }

  @Handles(addService)
  addService(input: InputOf<typeof addService>, context: CallContext): Promise<OutputOf<typeof addService>> {
    return this.services.add(input, context)
  }

  @Handles(editService)
  editService(input: InputOf<typeof editService>, context: CallContext): Promise<OutputOf<typeof editService>> {
    return this.services.edit(input, context)
  }

  @Handles(listCosts)
  listCosts(input: InputOf<typeof listCosts>, context: CallContext): Promise<OutputOf<typeof listCosts>> {
    return this.listing.list(input, context)
  }

  @Handles(recordCost)
  recordCost(input: InputOf<typeof recordCost>, context: CallContext): Promise<OutputOf<typeof recordCost>> {
    return this.recording.record(input, context)
  }

  @Handles(editCost)
  editCost(input: InputOf<typeof editCost>, context: CallContext): Promise<OutputOf<typeof editCost>> {
    return this.changing.edit(input, context)
  }

  @Handles(deleteCost)
  deleteCost(input: InputOf<typeof deleteCost>, context: CallContext): Promise<OutputOf<typeof deleteCost>> {
    return this.changing.delete(input, context)
  }

  @Handles(listCaps)
  listCaps(): Promise<OutputOf<typeof listCaps>> {
    return this.caps.list()
  }

  @Handles(setCap)
  setCap(input: InputOf<typeof setCap>, context: CallContext): Promise<OutputOf<typeof setCap>> {
    return this.caps.set(input, context)
  }
}
