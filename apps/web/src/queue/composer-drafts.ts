import type { AttachmentView, GuidanceCode } from '@isets/contracts'

/** What was typed under a request and not sent yet. */
export interface ComposerDraft {
  kind: 'answer' | 'note'
  html: string
  files: AttachmentView[]
  /** The article among the words, with which support resolves (HELP-041). */
  guidance?: GuidanceCode | undefined
}

const drafts = new Map<string, ComposerDraft>()

/** Unsent words stay with their request while the user looks at others. In memory only: they may be personal data. */
export function draftOf(requestId: string): ComposerDraft {
  return drafts.get(requestId) ?? { kind: 'answer', html: '', files: [] }
}

export function keepDraft(requestId: string, draft: ComposerDraft): void {
  if (draft.html === '' && draft.files.length === 0) drafts.delete(requestId)
  else drafts.set(requestId, draft)
}

export function forgetDrafts(): void {
  drafts.clear()
}
