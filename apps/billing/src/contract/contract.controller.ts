import { contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { ContractService } from './contract.service.ts'

const { listContracts, addContract, editContract } = contract.billing

@Controller()
export class ContractController {
  constructor(private readonly contracts: ContractService) {}

  @Handles(listContracts)
  list(input: InputOf<typeof listContracts>, context: CallContext): Promise<OutputOf<typeof listContracts>> {
    return this.contracts.list(input, context)
  }

  @Handles(addContract)
  add(input: InputOf<typeof addContract>, context: CallContext): Promise<OutputOf<typeof addContract>> {
    return this.contracts.add(input, context)
  }

  @Handles(editContract)
  edit(input: InputOf<typeof editContract>, context: CallContext): Promise<OutputOf<typeof editContract>> {
    return this.contracts.edit(input, context)
  }
}
