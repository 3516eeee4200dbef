import { useEffect, useState } from 'react'
import { failureOf } from '../api/refusal.ts'
import { draftSaver, type DraftSaver } from './draft-saver.ts'

export type DraftState = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'masked' | 'failed'

/** What the server says to a draft. */
export interface KeptDraft {
  savedAt: Date
  /** A Social Security number was left out of it. */
  masked: boolean
}

export interface Draft<Form> {
  state: DraftState
  savedAt: Date | null
  /** Something was typed that the server does not have yet. */
  atRisk: boolean
  saver: DraftSaver<Form>
}

function mayWorkLater(error: unknown): boolean {
  const { code } = failureOf(error)
  return code !== 'INVALID' && code !== 'PERSONAL_DATA' && code !== 'UNAUTHENTICATED'
}

function later(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

/** Savers of the pages that are open. */
const open = new Set<Pick<DraftSaver<unknown>, 'save'>>()

/** Stores what was typed last, before the session ends: afterwards the server takes nothing more. */
export async function saveDrafts(): Promise<void> {
  await Promise.all([...open].map((saver) => saver.save()))
}

/** Keeps a half-written form on the server a second after the last key, so that it survives refresh and time-out. */
export function useDraft<Form>(savedAtStart: Date | null, put: (form: Form) => Promise<KeptDraft>): Draft<Form> {
  const [state, setState] = useState<DraftState>('untouched')
  const [savedAt, setSavedAt] = useState(savedAtStart)
  const [saver] = useState(() =>
    draftSaver<Form, KeptDraft>({
      ...{ put, later, mayWorkLater },
      onUnsaved: () => setState('unsaved'),
      onSaving: () => setState('saving'),
      onFailed: () => setState('failed'),
      onSent: () => setState('untouched'),
      onSaved: (answer, newerWaits) => {
        setSavedAt(answer.savedAt)
        const settled = newerWaits ? 'unsaved' : 'saved'
        setState(answer.masked ? 'masked' : settled)
      },
    }),
  )

  useEffect(() => {
    const flush = () => {
      if (document.visibilityState === 'hidden') void saver.save()
    }
    document.addEventListener('visibilitychange', flush)
    open.add(saver)
    return () => {
      open.delete(saver)
      document.removeEventListener('visibilitychange', flush)
      void saver.save()
    }
  }, [saver])

  return { state, savedAt, atRisk: state === 'unsaved' || state === 'saving' || state === 'failed', saver }
}
