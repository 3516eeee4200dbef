import { inputBreaks, outputBreaks } from './compatibility.ts'
import type { ContractSnapshot, OperationSnapshot } from './snapshot.ts'

/**
 * What of `before` others can no longer rely on in `after`. Within v1 only optional fields and new operations are
 * added; anything else is a v2 beside it (architecture.md, section 2).
 */
export function contractBreaks(before: ContractSnapshot, after: ContractSnapshot): string[] {
  const operations = Object.entries(before.operations).flatMap(([subject, old]) => {
    const now = after.operations[subject]
    return (now ? operationBreaks(old, now) : ['is gone']).map((why) => `${subject}: ${why}`)
  })
  const events = Object.entries(before.events).flatMap(([type, old]) => {
    const now = after.events[type]
    return (now ? outputBreaks(old, now) : ['is gone']).map((why) => `${type}: ${why}`)
  })
  return [...new Set([...operations, ...events])]
}

function operationBreaks(before: OperationSnapshot, after: OperationSnapshot): string[] {
  const address = (['method', 'path', 'audience', 'kind'] as const)
    .filter((part) => before[part] !== after[part])
    .map((part) => `${part} was ${before[part]}`)
  return [...address, ...inputBreaks(before.input, after.input), ...outputBreaks(before.output, after.output)]
}
