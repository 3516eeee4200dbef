import { deadLetters } from '../dead-letters.ts'

export * from './amendment.ts'
export * from './contracts.ts'
export * from './costs.ts'
export * from './events.ts'
export * from './overrides.ts'
export * from './packet-events.ts'
export * from './packet-shapes.ts'
export * from './packet.ts'
export * from './shapes.ts'

/** Every operation of billing: one group for each capability, each in its own file beside this one. */
export const billingOperations = {
  ...deadLetters('billing'),
}
