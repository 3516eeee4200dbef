import { MAX_FILE_BYTES } from './limits.ts'
import { ATTACHMENT_KINDS, findSsn, type AttachmentKind } from '@isets/rules'

export type FileProblem = 'tooLarge' | 'empty' | 'wrongType' | 'ssnInName'

interface Chosen {
  name: string
  size: number
}

/** What is wrong with a file before it is sent; the gateway checks again, by content. */
export function fileProblem(file: Chosen, kind: AttachmentKind): FileProblem | null {
  return fileFault(file, ATTACHMENT_KINDS[kind].extensions)
}

/** The same for a file of one of these types, `pdf`. */
export function fileFault(file: Chosen, types: readonly string[]): FileProblem | null {
  if (findSsn(file.name).length > 0) return 'ssnInName'
  if (file.size === 0) return 'empty'
  if (file.size > MAX_FILE_BYTES) return 'tooLarge'
  const dot = file.name.lastIndexOf('.')
  return dot > 0 && types.includes(file.name.slice(dot + 1).toLowerCase()) ? null : 'wrongType'
}

/** For the `accept` of a file chooser: `.png,.pdf`. */
export function acceptFor(kind: AttachmentKind): string {
  return ATTACHMENT_KINDS[kind].extensions.map((extension) => `.${extension}`).join(',')
}

/** `184 KB`, `1.4 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const kilobytes = bytes / 1024
  return kilobytes < 1000 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`
}
