import { deadLetters } from '../dead-letters.ts'
import { caseNotes, noteDeletions, organisationNotes } from './case-note.ts'

export * from './case-note-events.ts'
export * from './case-note-shapes.ts'
export * from './case-note.ts'
export * from './events.ts'
export * from './screening-shapes.ts'
export * from './shapes.ts'

/** Every operation of casework: one group for each capability, each in its own file beside this one. */
export const caseworkOperations = {
  ...deadLetters('casework'),
  ...caseNotes,
  ...organisationNotes,
  ...noteDeletions,
}
