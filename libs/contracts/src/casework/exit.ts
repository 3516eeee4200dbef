import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, IsoDate, Version } from '../shapes.ts'
import { EnrolmentView, ExitView } from './customers.ts'
import { EXIT_REASONS, EXIT_STATUSES } from './shapes.ts'

const service = 'casework'

/** An enrolment that could end, with the checklist of what an exit needs (EXIT-001, EXIT-002). */
export const ExitChoice = z.object({
  enrolment: EnrolmentView,
  checks: z.array(z.object({ step: z.string(), label: z.string(), missing: z.string().nullable() })),
  possible: z.boolean(),
  /** The first day that the exit may have (EXIT-018). */
  earliestOn: IsoDate,
})
export type ExitChoice = z.infer<typeof ExitChoice>

const Outcome = {
  status: z.enum(EXIT_STATUSES),
  reason: z.enum(EXIT_REASONS),
  completedOn: IsoDate,
}

export const exits = {
  exitOptions: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/exit-options',
    summary: 'Enrolments that the caller could end, and what stands in the way (EXIT-001, EXIT-002)',
    permission: ['add', 'Exit'],
    input: z.strictObject({ customerId: Id }),
    output: z.object({ choices: z.array(ExitChoice), today: IsoDate }),
    errors: ['NOT_FOUND'],
  }),
  exitCustomer: operation({
    service,
    method: 'POST',
    path: '/enrolments/{id}/exit',
    summary:
      'Exit a customer from a program; with the last one the status becomes Exited (EXIT-004 to EXIT-010, EXIT-020)',
    permission: ['add', 'Exit'],
    input: z.strictObject({ id: Id, version: Version, ...Outcome }),
    output: ExitView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
  correctExit: operation({
    service,
    method: 'PATCH',
    path: '/exits/{id}',
    summary: 'Correct a recorded exit (EXIT-013)',
    permission: ['edit', 'Exit'],
    input: z.strictObject({ id: Id, version: Version, ...Outcome }),
    output: ExitView,
    errors: ['NOT_FOUND', 'STALE', 'WRONG_STATUS'],
  }),
}
