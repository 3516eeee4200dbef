import { deadLetters } from '../dead-letters.ts'

export * from './events.ts'
export * from './shapes.ts'

/** Every operation of referrals: one group for each capability, each in its own file beside this one. */
export const referralsOperations = {
  ...deadLetters('referrals'),
}
