import { deadLetters } from '../dead-letters.ts'
import { discardedFiles } from '../discarded-files.ts'
import { iesImports, iesImportsInternal } from './import.ts'
import { iesSearch } from './search.ts'

export * from './events.ts'
export * from './import.ts'
export * from './search.ts'
export * from './shapes.ts'

/** Every operation of the IES exchange: one group for each capability, each in its own file beside this one. */
export const iesExchangeOperations = {
  ...iesImports,
  ...iesImportsInternal,
  ...iesSearch,
  ...discardedFiles('ies-exchange', '/internal/ies/discarded-files'),
  ...deadLetters('ies-exchange'),
}
