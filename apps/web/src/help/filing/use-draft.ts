import type { HelpRequestForm } from '@isets/contracts'
import { useEffect, useState } from 'react'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/refusal.ts'
import { draftSaver, type DraftSaver } from './draft-saver.ts'
import { toKeep } from './form-values.ts'

export type DraftState = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'masked' | 'failed'

export interface Draft {
  state: DraftState
  savedAt: Date | null
  /** Something was typed that the server does not have yet. */
  atRisk: boolean
  saver: DraftSaver<HelpRequestForm>
}

async function put(form: HelpRequestForm) {
  const { form: kept, masked } = toKeep(form)
  const answer = await client.helpDesk.saveDraft({ form: kept })
  return { savedAt: new Date(answer.savedAt), masked }
}

function mayWorkLater(error: unknown): boolean {
  const { code } = failureOf(error)
  return code !== 'INVALID' && code !== 'PERSONAL_DATA' && code !== 'UNAUTHENTICATED'
}

function later(work: () => void, milliseconds: number): () => void {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

/** Keeps the half-written request on the server a second after the last key, so that it survives refresh and time-out. */
export function useDraft(savedAtStart: Date | null): Draft {
  const [state, setState] = useState<DraftState>('untouched')
  const [savedAt, setSavedAt] = useState(savedAtStart)
  const [saver] = useState(() =>
    draftSaver<HelpRequestForm, Awaited<ReturnType<typeof put>>>({
      ...{ put, later, mayWorkLater },
      onUnsaved: () => setState('unsaved'),
      onSaving: () => setState('saving'),
      onFailed: () => setState('failed'),
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
    return () => {
      document.removeEventListener('visibilitychange', flush)
      void saver.save()
    }
  }, [saver])

  return { state, savedAt, atRisk: state === 'unsaved' || state === 'saving' || state === 'failed', saver }
}
