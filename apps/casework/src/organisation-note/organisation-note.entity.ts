import { ORGANISATION_NOTE_TASKS, type OrganisationNoteTask } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const OrganisationNoteSchema = defineEntity({
  name: 'OrganisationNote',
  tableName: 'organisation_note',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    organisationName: p.text(),
    contactOn: p.date().$type<string>(),
    task: p.enum(() => [...ORGANISATION_NOTE_TASKS]).$type<OrganisationNoteTask>(),
    subject: p.text(),
    message: p.text(),
    authorId: p.uuid(),
    authorName: p.text(),
    writtenAt: p.datetime(),
  },
  indexes: [
    {
      name: 'organisation_note_organisation',
      expression:
        'create index organisation_note_organisation on organisation_note (organisation_id, contact_on desc, written_at desc, id desc)',
    },
    {
      name: 'organisation_note_latest',
      expression:
        'create index organisation_note_latest on organisation_note (contact_on desc, written_at desc, id desc)',
    },
  ],
})

/** A note about an agency, a grant or its staff (NOTE-001). Written once, like every note (NOTE-010). */
export class OrganisationNote extends OrganisationNoteSchema.class {}
OrganisationNoteSchema.setClass(OrganisationNote)

/** To whom the note was sent as well (NOTE-004). Only added to. */
export const OrganisationNoteCopy = defineEntity({
  name: 'OrganisationNoteCopy',
  tableName: 'organisation_note_copy',
  properties: {
    noteId: p.uuid().primary(),
    userId: p.uuid().primary(),
    name: p.text(),
  },
})
