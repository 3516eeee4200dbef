/** What an attached file is meant to be. */
export type AttachmentKind = 'file' | 'screenshot' | 'accessForm'

type KindOfAttachment = { label: string; extensions: readonly string[] }

const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp'] as const

/** What may be uploaded as what; the gateway checks the content as well, by magic bytes. */
export const ATTACHMENT_KINDS = {
  file: {
    label: 'File',
    extensions: [...PICTURES, 'pdf', 'docx', 'doc', 'xlsx', 'xls', 'pptx', 'csv', 'txt', 'mp4', 'webm'],
  },
  screenshot: { label: 'Screenshot', extensions: PICTURES },
  accessForm: { label: 'Signed IL444-2022', extensions: ['pdf', 'docx', 'doc', 'png', 'jpg', 'jpeg'] },
} as const satisfies Record<AttachmentKind, KindOfAttachment>

/** Whether the name's extension fits the kind; the case of letters does not matter. */
export function isAllowedFileName(fileName: string, kind: AttachmentKind): boolean {
  const dot = fileName.lastIndexOf('.')
  const extensions: readonly string[] = ATTACHMENT_KINDS[kind].extensions
  return dot > 0 && extensions.includes(fileName.slice(dot + 1).toLowerCase())
}
