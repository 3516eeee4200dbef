import { CONTACT_TYPES, NOTE_RELATIONS, type ContactType, type NoteRelation } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { Customer } from '../customer/customer.entity.ts'

const CaseNoteSchema = defineEntity({
  name: 'CaseNote',
  tableName: 'case_note',
  properties: {
    id: p.uuid().primary(),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** The day of the contact; the entry has its own time (NOTE-006, NOTE-007). */
    contactOn: p.date().$type<string>(),
    contactType: p.enum(() => [...CONTACT_TYPES]).$type<ContactType>(),
    data: p.text(),
    analysis: p.text(),
    plan: p.text(),
    authorId: p.uuid(),
    authorName: p.text(),
    organisationId: p.uuid().strictNullable(),
    organisationName: p.text().strictNullable(),
    writtenAt: p.datetime(),
    /** A later contact had its note already (NOTE-011). */
    outOfOrder: p.boolean(),
    relationKind: p
      .enum(() => [...NOTE_RELATIONS])
      .$type<NoteRelation>()
      .strictNullable(),
    relationNoteId: p.uuid().strictNullable(),
  },
  indexes: [
    {
      name: 'case_note_customer',
      expression:
        'create index case_note_customer on case_note (customer_id, contact_on desc, written_at desc, id desc)',
    },
    { name: 'case_note_relation', properties: ['relationNoteId'] },
  ],
})

/** A note about one contact with a customer. Written once: the database itself refuses every change (NOTE-010). */
export class CaseNote extends CaseNoteSchema.class {}
CaseNoteSchema.setClass(CaseNote)

/** Who got a copy by mail (NOTE-018). Only added to. */
export const CaseNoteCopy = defineEntity({
  name: 'CaseNoteCopy',
  tableName: 'case_note_copy',
  properties: {
    noteId: p.uuid().primary(),
    userId: p.uuid().primary(),
    name: p.text(),
  },
})
