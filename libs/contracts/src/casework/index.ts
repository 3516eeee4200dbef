import { deadLetters } from '../dead-letters.ts'

export * from './events.ts'

/** Every operation of casework: one group for each capability, each in its own file beside this one. */
export const caseworkOperations = {
  ...deadLetters('casework'),
}
