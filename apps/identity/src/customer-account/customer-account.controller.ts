import { contract, type InputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { CustomerAccountService } from './customer-account.service.ts'
import { PasswordResetService } from './password-reset.service.ts'

const { provideCustomerAccount, renewCustomerPassword } = contract.identity

@Controller()
export class CustomerAccountController {
  readonly #accounts: CustomerAccountService
  readonly #resets: PasswordResetService

  constructor(accounts: CustomerAccountService, resets: PasswordResetService) {
    this.#accounts = accounts
    this.#resets = resets
  }

  @Handles(provideCustomerAccount, { transaction: 'own' })
  provide(input: InputOf<typeof provideCustomerAccount>, context: CallContext) {
    return this.#accounts.provide(input, context)
  }

  @Handles(renewCustomerPassword, { transaction: 'own' })
  renew(input: InputOf<typeof renewCustomerPassword>, context: CallContext) {
    return this.#resets.reset(input, context)
  }
}
