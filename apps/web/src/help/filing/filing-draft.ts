import type { HelpRequestForm } from '@isets/contracts'
import { failureOf } from '../../api/refusal.ts'
import type { KeptDraft } from '../../draft/use-draft.ts'
import { toKeep } from './form-values.ts'

/** A draft as it lies on the server. */
export interface DraftRef {
  readonly id: string
  readonly version: number
}

export interface FilingDraft {
  /** The draft that ends with this form. */
  id: () => string
  keep: (form: HelpRequestForm) => Promise<KeptDraft>
}

interface Parts {
  save: (input: DraftRef & { form: HelpRequestForm }) => Promise<{ savedAt: string; version: number }>
  newId: () => string
}

/**
 * The half-written request of this window. Another window that went on with the same one has taken it over: the words
 * of this window become a draft of their own, and neither overwrites the other.
 */
export function filingDraft(from: DraftRef | null, { save, newId }: Parts): FilingDraft {
  let draft: DraftRef = from ? { id: from.id, version: from.version } : { id: newId(), version: 0 }
  const store = async (form: HelpRequestForm) => {
    const { savedAt, version } = await save({ ...draft, form })
    draft = { id: draft.id, version }
    return new Date(savedAt)
  }
  const keep = async (form: HelpRequestForm) => {
    const { form: kept, masked } = toKeep(form)
    const savedAt = await store(kept).catch((error: unknown) => {
      if (failureOf(error).code !== 'STALE') throw error
      draft = { id: newId(), version: 0 }
      return store(kept)
    })
    return { savedAt, masked }
  }
  return { id: () => draft.id, keep }
}
