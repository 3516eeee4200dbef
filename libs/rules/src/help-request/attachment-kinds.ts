import type { UploadPurpose } from '@isets/contracts'
import type { Subcategory } from './catalogue-types.ts'

/** What a file is meant to be: said at the upload, and by the same words ever after. */
export type AttachmentKind = UploadPurpose

type KindOfAttachment = { label: string; extensions: readonly string[] }

const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp'] as const

/** What may be uploaded as what; the gateway checks the content as well, by magic bytes. */
export const ATTACHMENT_KINDS = {
  attachment: {
    label: 'File',
    extensions: [...PICTURES, 'pdf', 'docx', 'doc', 'xlsx', 'xls', 'pptx', 'csv', 'txt', 'mp4', 'webm'],
  },
  picture: { label: 'Screenshot', extensions: PICTURES },
  'access-form': { label: 'Signed IL444-2022', extensions: ['pdf', 'docx', 'doc', 'png', 'jpg', 'jpeg'] },
} as const satisfies Record<AttachmentKind, KindOfAttachment>

/** Whether the name's extension fits the kind; the case of letters does not matter. */
export function isAllowedFileName(fileName: string, kind: AttachmentKind): boolean {
  const dot = fileName.lastIndexOf('.')
  const extensions: readonly string[] = ATTACHMENT_KINDS[kind].extensions
  return dot > 0 && extensions.includes(fileName.slice(dot + 1).toLowerCase())
}

/**
 * What an uploaded file counts as under a subcategory: a picture is a screenshot wherever screenshots are taken
 * (HELP-040), else an ordinary attachment.
 */
export function attachmentKind(
  file: { readonly purpose: UploadPurpose; readonly mediaType: string },
  subcategory: Pick<Subcategory, 'attachments'> | undefined,
): AttachmentKind {
  if (file.purpose === 'access-form') return 'access-form'
  const isPicture = file.purpose === 'picture' || file.mediaType.startsWith('image/')
  const takesPictures = subcategory === undefined || subcategory.attachments.includes('picture')
  return isPicture && takesPictures ? 'picture' : 'attachment'
}
