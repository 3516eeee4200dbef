import * as z from 'zod'
import { operation, type ServiceName } from './operation.ts'
import { Id, Instant, PageInput, pageOf } from './shapes.ts'

export const DeadLetterView = z.object({
  id: Id,
  consumer: z.string(),
  eventType: z.string(),
  aggregateId: z.string(),
  error: z.string(),
  failedAt: Instant,
  redrivenAt: Instant.nullable(),
})
export type DeadLetterView = z.infer<typeof DeadLetterView>

/** Every service that consumes events shows what it could not digest and can try it again. */
export function deadLetters(service: ServiceName) {
  return {
    listDeadLetters: operation({
      service,
      method: 'GET',
      path: `/dead-letters/${service}`,
      summary: 'Events that could not be applied',
      permission: ['read', 'DeadLetter'],
      input: z.strictObject({ ...PageInput }),
      output: pageOf(DeadLetterView),
    }),
    redriveDeadLetter: operation({
      service,
      method: 'POST',
      path: `/dead-letters/${service}/{id}/redrive`,
      summary: 'Apply the event once more',
      permission: ['redrive', 'DeadLetter'],
      input: z.strictObject({ id: Id }),
      output: DeadLetterView,
      errors: ['NOT_FOUND', 'WRONG_STATUS'],
    }),
  }
}
