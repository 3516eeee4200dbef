import { DELETION_REASONS, DELETION_STATUSES, type DeletionReason, type DeletionStatus } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

const DeletionRequestSchema = defineEntity({
  name: 'DeletionRequest',
  tableName: 'deletion_request',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    noteId: p.uuid(),
    customerId: p.uuid(),
    status: p.enum(() => [...DELETION_STATUSES]).$type<DeletionStatus>(),
    reason: p.enum(() => [...DELETION_REASONS]).$type<DeletionReason>(),
    explanation: p.text(),
    /** The note that stays, when the requester named it. */
    duplicateOf: p.uuid().strictNullable(),
    requesterId: p.uuid(),
    requesterName: p.text(),
    requesterEmail: p.text(),
    requesterOrganisationName: p.text().strictNullable(),
    requestedAt: p.datetime(),
    decidedById: p.uuid().strictNullable(),
    decidedByName: p.text().strictNullable(),
    decidedAt: p.datetime().strictNullable(),
    decisionNote: p.text().strictNullable(),
  },
  indexes: [
    {
      name: 'deletion_request_report',
      expression: 'create index deletion_request_report on deletion_request (status, requested_at, id)',
    },
    { name: 'deletion_request_requested', properties: ['requestedAt', 'id'] },
    { name: 'deletion_request_note', properties: ['noteId', 'requestedAt'] },
    { name: 'deletion_request_customer', properties: ['customerId'] },
    { name: 'deletion_request_duplicate', properties: ['duplicateOf'] },
    {
      name: 'deletion_request_once',
      expression: `create unique index deletion_request_once on deletion_request (note_id) where status <> 'rejected'`,
    },
  ],
})

/**
 * Somebody asks that a case note goes (NOTE-013). An approved request hides the note and is, with the note that stays
 * in its table, the audit copy: who asked, who approved, when and why (NOTE-017).
 */
export class DeletionRequest extends DeletionRequestSchema.class {}
DeletionRequestSchema.setClass(DeletionRequest)
