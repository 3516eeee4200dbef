import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { QuarantineService } from './quarantine.service.ts'

const { listQuarantined, releaseUpload, discardUpload } = contract.helpDesk

@Controller()
export class QuarantineController {
  constructor(private readonly quarantine: QuarantineService) {}

  @Handles(listQuarantined)
  list(input: InputOf<typeof listQuarantined>): Promise<OutputOf<typeof listQuarantined>> {
    return this.quarantine.list(input)
  }

  @Handles(releaseUpload)
  release(input: InputOf<typeof releaseUpload>, context: CallContext): Promise<OutputOf<typeof releaseUpload>> {
    return this.quarantine.release(input, context)
  }

  @Handles(discardUpload)
  discard(input: InputOf<typeof discardUpload>, context: CallContext): Promise<OutputOf<typeof discardUpload>> {
    return this.quarantine.discard(input, context)
  }
}
