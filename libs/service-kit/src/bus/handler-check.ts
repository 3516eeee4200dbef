import { operations, type ServiceName } from '@isets/contracts'

/**
 * Every operation of the service's contract has exactly one handler, and there is no handler for anything else.
 * Operations of audience `edge` are answered by the gateway and need none.
 * @throws Error naming all missing, double and foreign ones at once
 */
export function requireOneHandlerEach(
  service: ServiceName,
  handled: readonly string[],
  doubles: readonly string[],
): void {
  const declared = operations(service)
    .filter((operation) => operation.audience !== 'edge')
    .map((operation) => operation.subject)
  const problems = [
    ...declared.filter((subject) => !handled.includes(subject)).map((subject) => `${subject} has no handler`),
    ...doubles.map((subject) => `${subject} has more than one handler`),
    ...handled.filter((subject) => !declared.includes(subject)).map((subject) => `${subject} is not an operation here`),
  ]
  if (problems.length > 0)
    throw new Error(`The handlers of ${service} do not fit its contract:\n  ${problems.join('\n  ')}`)
}
