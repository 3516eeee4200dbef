import { deadLetters } from '../dead-letters.ts'

export * from './events.ts'

/** Every operation of billing: one group for each capability, each in its own file beside this one. */
export const billingOperations = {
  ...deadLetters('billing'),
}
