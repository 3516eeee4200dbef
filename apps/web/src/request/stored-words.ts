import type { OutputOf, contract } from '@isets/contracts'
import { findSsn, maskSsn } from '@isets/rules'
import { NO_WORDS, type ComposerDraft } from './composer-drafts.ts'

type Stored = OutputOf<typeof contract.helpDesk.readAnswerDraft>['draft']

/** What the server has kept, as the composer holds it. */
export function fromStored(stored: Stored): ComposerDraft {
  if (stored === null) return NO_WORDS
  const { kind, html, attachments, guidance } = stored
  return { kind, html, files: attachments, guidance: guidance ?? undefined }
}

/** What may be kept: Social Security numbers are masked, so that the rest is kept whatever happens (HELP-019). */
export function toStore({ kind, html, files, guidance }: ComposerDraft) {
  const masked = findSsn(html).length > 0
  const words = { kind, html: masked ? maskSsn(html) : html, guidance: guidance ?? null }
  return { words: { ...words, attachmentIds: files.map(({ id }) => id) }, masked }
}
