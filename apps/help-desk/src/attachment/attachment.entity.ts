import { UPLOAD_PURPOSES, UPLOAD_STATES, type UploadPurpose } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'
import { HelpRequest } from '../help-request/help-request.entity.ts'
import { Message } from '../help-request/message.entity.ts'

export type UploadState = (typeof UPLOAD_STATES)[number]

const AttachmentSchema = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    id: p.uuid().primary(),
    uploaderId: p.uuid(),
    name: p.text(),
    mediaType: p.text(),
    bytes: p.integer(),
    sha256: p.text(),
    purpose: p.enum(() => [...UPLOAD_PURPOSES]).$type<UploadPurpose>(),
    state: p.enum(() => [...UPLOAD_STATES]).$type<UploadState>(),
    uploadedAt: p.datetime(),
    /** Who let the file out of quarantine, or had it removed. */
    releasedBy: p.uuid().nullable(),
    /** Both null while the file belongs to nobody but its uploader. */
    requestId: () => p.manyToOne(HelpRequest).mapToPk().fieldName('request_id').strictNullable().deleteRule('cascade'),
    messageId: () => p.manyToOne(Message).mapToPk().fieldName('message_id').strictNullable().deleteRule('cascade'),
  },
  indexes: [
    { name: 'attachment_request', properties: ['requestId'] },
    { name: 'attachment_message', properties: ['messageId'] },
    { name: 'attachment_uploader', properties: ['uploaderId', 'uploadedAt'] },
    {
      name: 'attachment_quarantined',
      expression: "create index attachment_quarantined on attachment (uploaded_at, id) where state = 'quarantined'",
    },
    {
      name: 'attachment_loose',
      expression: 'create index attachment_loose on attachment (uploaded_at) where message_id is null',
    },
  ],
})

/** A stored file: loose after the upload, then part of one message for good. The bytes are in the gateway's store. */
export class Attachment extends AttachmentSchema.class {}
AttachmentSchema.setClass(Attachment)
