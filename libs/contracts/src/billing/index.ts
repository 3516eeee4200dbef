import { deadLetters } from '../dead-letters.ts'
import { amendments } from './amendment.ts'
import { contracts } from './contracts.ts'
import { costs } from './costs.ts'
import { overrides } from './overrides.ts'
import { packetDeciding } from './packet-deciding.ts'
import { packetPreparing, packetReading } from './packet.ts'

export * from './amendment.ts'
export * from './contracts.ts'
export * from './costs.ts'
export * from './events.ts'
export * from './labels.ts'
export * from './overrides.ts'
export * from './packet-deciding.ts'
export * from './packet-events.ts'
export * from './packet-shapes.ts'
export * from './packet.ts'
export * from './shapes.ts'

/** Every operation of billing: one group for each capability, each in its own file beside this one. */
export const billingOperations = {
  ...contracts,
  ...costs,
  ...overrides,
  ...packetReading,
  ...packetPreparing,
  ...packetDeciding,
  ...amendments,
  ...deadLetters('billing'),
}
