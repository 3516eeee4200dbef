import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, PageInput, pageOf } from '../shapes.ts'
import { AttachmentView, PersonRef } from './shapes.ts'

const service = 'help-desk'

/** A file that the virus check has not looked at: nobody can download it until it is released. */
export const QuarantinedUploadView = AttachmentView.extend({
  uploadedAt: Instant,
  uploader: PersonRef,
  /** The help request that it is part of, if it is. */
  request: z.object({ id: Id, number: z.string() }).nullable(),
})
export type QuarantinedUploadView = z.infer<typeof QuarantinedUploadView>

export const quarantine = {
  listQuarantined: operation({
    service,
    method: 'GET',
    path: '/uploads/quarantined',
    summary: 'Files in quarantine, the oldest first',
    permission: ['release', 'QuarantinedUpload'],
    input: z.strictObject({ ...PageInput }),
    output: pageOf(QuarantinedUploadView),
    exportAs: {
      name: 'Files in quarantine',
      columns: [
        { key: 'name', heading: 'File', kind: 'text' },
        { key: 'bytes', heading: 'Bytes', kind: 'number' },
        { key: 'uploader.name', heading: 'Uploaded by', kind: 'text' },
        { key: 'uploadedAt', heading: 'Uploaded', kind: 'instant' },
        { key: 'request.number', heading: 'Help request', kind: 'text' },
      ],
    },
  }),
  releaseUpload: operation({
    service,
    method: 'POST',
    path: '/uploads/{id}/release',
    summary: 'Let a file out of quarantine, after a check by hand; the reason goes into the audit',
    permission: ['release', 'QuarantinedUpload'],
    input: z.strictObject({ id: Id, reason: z.string().trim().min(3).max(500) }),
    output: AttachmentView,
    errors: ['NOT_FOUND', 'PERSONAL_DATA'],
  }),
  discardUpload: operation({
    service,
    method: 'POST',
    path: '/uploads/{id}/discard',
    summary: 'Refuse a file in quarantine and remove its bytes; its name stays where it was sent',
    permission: ['release', 'QuarantinedUpload'],
    input: z.strictObject({ id: Id, reason: z.string().trim().min(3).max(500) }),
    output: AttachmentView,
    errors: ['NOT_FOUND', 'PERSONAL_DATA'],
  }),
}
