import { Refusal } from '@isets/contracts'
import { refusalOf, type ServiceLogger } from '@isets/service-kit'
import type { FastifyInstance } from 'fastify'
import { refusalOfHttpError, sendRefusal } from './refusal-reply.ts'

/** Every refusal leaves with the status of its code; everything unexpected as INTERNAL with an incident id. */
export function answerErrors(server: FastifyInstance, logger: ServiceLogger): void {
  server.setErrorHandler((error, request, reply) => {
    const { operation } = request.routeOptions.config
    const refusal = refusalOfHttpError(error) ?? refusalOf(error, logger, operation?.subject ?? 'http')
    const declared = operation === undefined || refusal.code in operation.procedure['~orpc'].errorMap
    return sendRefusal(reply, refusal, declared)
  })
}

/** Every address below this prefix that nobody serves. It is not echoed. */
export function answerUnknown(server: FastifyInstance): void {
  const url = '/*'
  const method = server.supportedMethods.filter(
    (one) => !server.hasRoute({ method: one, url: `${server.prefix}${url}` }),
  )
  server.route({ method, url, handler: (_request, reply) => sendRefusal(reply, new Refusal('NOT_FOUND')) })
}
