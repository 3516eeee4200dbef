import { contract, type InputOf } from '@isets/contracts'
import { Handles, type CallContext } from '@isets/service-kit'
import { Controller } from '@nestjs/common'
import { AccountStatusService } from './account-status.service.ts'
import { PeopleService } from './people.service.ts'
import { UserListService } from './user-list.service.ts'

const { listUsers, deactivateUser, reactivateUser, suggestPeople, listAgents } = contract.identity

@Controller()
export class UserController {
  readonly #lists: UserListService
  readonly #accounts: AccountStatusService
  readonly #people: PeopleService

  constructor(lists: UserListService, accounts: AccountStatusService, people: PeopleService) {
    this.#lists = lists
    this.#accounts = accounts
    this.#people = people
  }

  @Handles(listUsers)
  listUsers(query: InputOf<typeof listUsers>, context: CallContext) {
    return this.#lists.list(query, context)
  }

  @Handles(deactivateUser)
  deactivateUser(change: InputOf<typeof deactivateUser>, context: CallContext) {
    return this.#accounts.deactivate(change, context)
  }

  @Handles(reactivateUser)
  reactivateUser(change: InputOf<typeof reactivateUser>, context: CallContext) {
    return this.#accounts.reactivate(change, context)
  }

  @Handles(suggestPeople)
  suggestPeople({ q }: InputOf<typeof suggestPeople>, { caller }: CallContext) {
    return this.#people.suggest(q, caller)
  }

  @Handles(listAgents)
  listAgents() {
    return this.#people.agents()
  }
}
