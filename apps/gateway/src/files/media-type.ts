import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Refusal } from '@isets/contracts'
import { findSsn, SSN_SENTENCE } from '@isets/rules'
import { fileTypeFromFile } from 'file-type'
import { extensionOf } from './file-name.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const POWERPOINT = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

interface Content {
  /** What the first bytes must say; `text` for files that have no such mark. */
  readonly magic: string
  readonly mediaType: string
  /** Old Office files are all one container: the name of the stream that tells them apart. */
  readonly holds?: string
}

/** What must be inside of a file with that extension. Which extensions are taken for what is in `libs/rules`. */
const CONTENTS: Readonly<Record<string, Content>> = {
  png: { magic: 'png', mediaType: 'image/png' },
  jpg: { magic: 'jpg', mediaType: 'image/jpeg' },
  jpeg: { magic: 'jpg', mediaType: 'image/jpeg' },
  gif: { magic: 'gif', mediaType: 'image/gif' },
  webp: { magic: 'webp', mediaType: 'image/webp' },
  pdf: { magic: 'pdf', mediaType: 'application/pdf' },
  docx: { magic: 'docx', mediaType: WORD },
  xlsx: { magic: 'xlsx', mediaType: EXCEL },
  pptx: { magic: 'pptx', mediaType: POWERPOINT },
  doc: { magic: 'cfb', mediaType: 'application/msword', holds: 'WordDocument' },
  xls: { magic: 'cfb', mediaType: 'application/vnd.ms-excel', holds: 'Workbook' },
  mp4: { magic: 'mp4', mediaType: 'video/mp4' },
  webm: { magic: 'webm', mediaType: 'video/webm' },
  csv: { magic: 'text', mediaType: 'text/csv' },
  txt: { magic: 'text', mediaType: 'text/plain' },
}

/** @throws Refusal UNSUPPORTED_TYPE when the name of a file does not end in one of these */
export function requireAllowedName(name: string, extensions: readonly string[]): void {
  const named = name.lastIndexOf('.') > 0 && extensions.includes(extensionOf(name))
  if (!named) refuse('This kind of file is not accepted here.')
}

/**
 * The media type of a received file, from its bytes and not from what the browser said.
 * @throws Refusal UNSUPPORTED_TYPE when the content is not what the extension promises, or holds macros;
 *   PERSONAL_DATA for a Social Security number in a text file (HELP-019), unless it is a feed, whose numbers go no
 *   further than their hashes
 */
export async function mediaTypeOf(path: string, name: string, mayHoldSsn: boolean): Promise<string> {
  const promised = CONTENTS[extensionOf(name)]
  const found = await fileTypeFromFile(path)
  if (promised === undefined || (found?.ext ?? 'text') !== promised.magic) return refuse(MISMATCH)
  if (promised.magic === 'text') await requireHarmlessText(path, mayHoldSsn)
  if (promised.holds !== undefined) await requireOldOfficeFile(path, promised.holds)
  return promised.mediaType
}

const MISMATCH = 'The content of the file is not what its name says.'

/** Bytes looked at in one go: a large file must not hold up everybody else. */
const PORTION = 64 * 1024
/** Characters looked at again with the next portion: a number may lie across the border. */
const OVERLAP = 256

async function requireHarmlessText(path: string, mayHoldSsn: boolean): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of createReadStream(path, { highWaterMark: PORTION })) {
    if (isBinary(bytes)) refuse(MISMATCH)
    if (mayHoldSsn) continue
    // Spreadsheets still save in the code page of Windows: what is no UTF-8 there may be a dash.
    const text = rest + decoder.decode(bytes, { stream: true }).replaceAll('\uFFFD', '-')
    if (findSsn(text).length > 0) throw new Refusal('PERSONAL_DATA', { fields: { file: SSN_SENTENCE } })
    rest = text.slice(-OVERLAP)
  }
}

/** Control characters other than tab, line feed, form feed and carriage return: this is no text. */
function isBinary(bytes: Buffer): boolean {
  return bytes.some((byte) => byte < 9 || byte === 11 || (byte > 13 && byte < 32) || byte === 127)
}

async function requireOldOfficeFile(path: string, stream: string): Promise<void> {
  const bytes = await readFile(path)
  if (!bytes.includes(Buffer.from(stream, 'utf16le'))) refuse(MISMATCH)
  if (bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))) refuse('Files with macros are not accepted.')
}

function refuse(reason: string): never {
  throw new Refusal('UNSUPPORTED_TYPE', { reason, fields: { file: reason } })
}
