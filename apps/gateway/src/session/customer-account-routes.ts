import { contract, operationOf, type CustomerAccountView, type InputOf } from '@isets/contracts'
import { BusClient } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { readInput } from '../api/read-call.ts'
import { Callers } from './callers.ts'

const { identity, iesExchange } = contract
const searchOperation = operationOf(identity.searchCustomerAccount)

/** The login of a customer, which identity keeps, for a person whom only the IES exchange knows. */
@Injectable()
export class CustomerAccountRoutes {
  constructor(
    private readonly bus: BusClient,
    private readonly callers: Callers,
  ) {}

  /**
   * IES-018: the IES exchange says whether the caller has just found this person, and who it is; then identity looks
   * for the account. The names come from there and never from the page, and without a search identity is not asked.
   */
  async searchCustomerAccount(request: FastifyRequest): Promise<CustomerAccountView> {
    const call = { token: (await this.callers.of(request)).contextToken, requestId: request.id }
    const asked = readInput(searchOperation, request) as InputOf<typeof identity.searchCustomerAccount>
    const found = await this.bus.call(iesExchange.openFound, { customerId: asked.customerId }, call)
    return this.bus.call(identity.provideCustomerAccount, { ...asked, ...found }, call)
  }
}
