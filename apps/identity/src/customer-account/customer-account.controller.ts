import { contract, type InputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { CustomerAccountService } from './customer-account.service.ts'

const { provideCustomerAccount } = contract.identity

@Controller()
export class CustomerAccountController {
  readonly #accounts: CustomerAccountService

  constructor(accounts: CustomerAccountService) {
    this.#accounts = accounts
  }

  @Handles(provideCustomerAccount, { transaction: 'own' })
  provide(input: InputOf<typeof provideCustomerAccount>, context: CallContext) {
    return this.#accounts.provide(input, context)
  }
}
