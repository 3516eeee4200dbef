import * as z from 'zod'
import { operation, type ServiceName } from './operation.ts'
import { Done, Id } from './shapes.ts'

/** Every service that keeps records of stored files says which bytes may go; the gateway, which has the store, removes them. */
export function discardedFiles(service: ServiceName, path: `/${string}`) {
  return {
    listDiscardedFiles: operation({
      service,
      method: 'GET',
      path,
      summary: 'Files whose records are gone: the gateway removes their bytes, then confirms; at most 100 at once',
      permission: 'service',
      audience: 'internal',
      input: z.strictObject({}),
      output: z.object({ ids: z.array(Id) }),
    }),
    confirmDiscarded: operation({
      service,
      method: 'POST',
      path,
      summary: 'The bytes of these files are gone',
      permission: 'service',
      audience: 'internal',
      input: z.strictObject({ ids: z.array(Id).max(100) }),
      output: Done,
    }),
  }
}
