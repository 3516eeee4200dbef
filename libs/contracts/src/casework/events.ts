import { caseNoteEvents } from './case-note-events.ts'

/** Facts that casework tells. Consumers keep projections of what they need. */
export const caseworkEvents = {
  ...caseNoteEvents,
}
