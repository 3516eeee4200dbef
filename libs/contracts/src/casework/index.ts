import { deadLetters } from '../dead-letters.ts'
import { caseNotes, noteDeletions, organisationNotes } from './case-note.ts'
import { attendances } from './attendance.ts'
import { customers } from './customers.ts'
import { enrolments } from './enrolment.ts'
import { exits } from './exit.ts'
import { plans } from './plan.ts'
import { screenings } from './screening.ts'

export * from './case-note-events.ts'
export * from './case-note-shapes.ts'
export * from './case-note.ts'
export * from './attendance.ts'
export * from './customers.ts'
export * from './enrolment.ts'
export * from './events.ts'
export * from './exit.ts'
export * from './labels.ts'
export * from './plan.ts'
export * from './screening.ts'
export * from './screening-shapes.ts'
export * from './shapes.ts'

/** Every operation of casework: one group for each capability, each in its own file beside this one. */
export const caseworkOperations = {
  ...customers,
  ...screenings,
  ...enrolments,
  ...exits,
  ...plans,
  ...attendances,
  ...deadLetters('casework'),
  ...caseNotes,
  ...organisationNotes,
  ...noteDeletions,
}
