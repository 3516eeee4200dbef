import type { contract } from '@isets/contracts'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import routes from 'virtual:isets-routes'
import { reportContact } from '../session/contact.ts'
import { requestHeaders, type CallContext } from './headers.ts'

const link = new OpenAPILink<CallContext>(routes, {
  url: () => `${location.origin}/api`,
  headers: ({ context }, _path, input) => requestHeaders(context, input, () => crypto.randomUUID()),
  fetch: async (request, init, { context }) => {
    const response = await fetch(request, { ...init, credentials: 'same-origin' })
    if (response.ok && !context.background) reportContact()
    return response
  },
})

/** Calls operations of the contract: `client.helpDesk.file(form)`. */
export const client: ContractRouterClient<typeof contract, CallContext> = createORPCClient(link)

/** The same operations as TanStack Query options: `api.helpDesk.open.queryOptions({ input: { id } })`. */
export const api = createTanstackQueryUtils(client)
