import { Refusal } from '@isets/contracts'
import type { Logger } from 'pino'
import { v7 } from 'uuid'

/** The refusal that a caller gets for `error`: itself, or INTERNAL with an incident id whose stack is only in the log. */
export function refusalOf(error: unknown, logger: Logger, operation: string): Refusal {
  if (error instanceof Refusal && error.code !== 'INTERNAL') return error
  const incidentId = v7()
  logger.error({ incidentId, operation, err: error }, 'incident')
  return new Refusal('INTERNAL', { incidentId })
}
