import type { AttachmentView, GuidanceCode } from '@isets/contracts'

/** What was typed under a request and not sent yet. */
export interface ComposerDraft {
  kind: 'answer' | 'note'
  html: string
  files: AttachmentView[]
  /** The article among the words, with which support resolves (HELP-041). */
  guidance?: GuidanceCode | undefined
}

export const NO_WORDS: ComposerDraft = { kind: 'answer', html: '', files: [] }

const drafts = new Map<string, ComposerDraft>()

/**
 * Unsent words stay with their request while the user looks at others; the server keeps them through refresh and
 * time-out. Undefined until this window knows what there is. In memory only: they may be personal data.
 */
export function draftOf(requestId: string): ComposerDraft | undefined {
  return drafts.get(requestId)
}

export function keepDraft(requestId: string, draft: ComposerDraft): void {
  drafts.set(requestId, draft)
}

export function forgetDrafts(): void {
  drafts.clear()
}
