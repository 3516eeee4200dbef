import { deadLetters } from '../dead-letters.ts'

export * from './events.ts'
export * from './shapes.ts'

/** Every operation of the IES exchange: one group for each capability, each in its own file beside this one. */
export const iesExchangeOperations = {
  ...deadLetters('ies-exchange'),
}
