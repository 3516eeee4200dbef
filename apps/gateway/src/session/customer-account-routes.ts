import { contract, operationOf, type CustomerAccountView, type InputOf } from '@isets/contracts'
import { BusClient } from '@isets/service-kit'
import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { readInput } from '../api/read-call.ts'
import { Limits } from '../http/limits.ts'
import { Callers } from './callers.ts'

const { casework, identity, iesExchange } = contract
const searchOperation = operationOf(identity.searchCustomerAccount)
const resetOperation = operationOf(identity.resetCustomerPassword)

/** The login of a customer, which identity keeps, for a person whom only other services know. */
@Injectable()
export class CustomerAccountRoutes {
  constructor(
    private readonly bus: BusClient,
    private readonly callers: Callers,
    private readonly limits: Limits,
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

  /**
   * REF-023: casework says whether the caller may open the record and reset the password; then identity makes a new one.
   * Sends mail to the customer, so it is counted with what else does.
   */
  async resetCustomerPassword(request: FastifyRequest): Promise<CustomerAccountView> {
    const call = { token: (await this.callers.of(request)).contextToken, requestId: request.id }
    const { id: customerId } = readInput(resetOperation, request) as InputOf<typeof identity.resetCustomerPassword>
    await this.limits.mail(request)
    const opened = await this.bus.call(casework.openForPasswordReset, { customerId }, call)
    return this.bus.call(identity.renewCustomerPassword, opened, call)
  }
}
