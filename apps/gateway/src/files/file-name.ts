import { Refusal } from '@isets/contracts'
import { findSsn, SSN_SENTENCE } from '@isets/rules'

const LONGEST = 150
/** Control characters, and marks that turn the reading direction: `gpj.exe` must not read as `exe.jpg`. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu
/** Not allowed in names on some systems, or with a meaning in headers and paths. */
const RESERVED = /[<>:"|?*]/g

/**
 * A name that can be shown and saved anywhere: without folders, invisible characters and reserved ones, at most 150
 * characters with its extension.
 * @throws Refusal PERSONAL_DATA when it holds a Social Security number (HELP-019)
 */
export function safeFileName(given: string): string {
  const name = given.replace(/%(0D|0A|22)/gi, decodeURIComponent) // browsers write these three so (WHATWG)
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = base
    .replace(INVISIBLE, '')
    .replace(RESERVED, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (findSsn(name).length > 0 || findSsn(clean).length > 0) {
    throw new Refusal('PERSONAL_DATA', { fields: { file: SSN_SENTENCE } })
  }
  const extension = extensionOf(clean)
  const stem = extension === '' ? clean : clean.slice(0, -extension.length - 1)
  if (extension === '') return stem.slice(0, LONGEST) || 'file'
  return `${stem.slice(0, LONGEST - extension.length - 1) || 'file'}.${extension}`
}

/** In lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}
