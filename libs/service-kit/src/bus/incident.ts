import { Refusal } from '@isets/contracts'
import { v7 } from 'uuid'
import type { ServiceLogger } from '../log/logger.ts'

/** The refusal that a caller gets for `error`: itself, or INTERNAL with an incident id whose stack is only in the log. */
export function refusalOf(error: unknown, logger: ServiceLogger, operation: string): Refusal {
  if (error instanceof Refusal && error.code !== 'INTERNAL') return error
  const incidentId = v7()
  logger.error({ incidentId, operation, err: error }, 'incident')
  return new Refusal('INTERNAL', { incidentId })
}
