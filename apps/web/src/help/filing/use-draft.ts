import type { HelpRequestForm } from '@isets/contracts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/refusal.ts'
import { toKeep } from './form-values.ts'

const SETTLE_MS = 1000
const RETRY_MS = 5000

export type DraftState = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'masked' | 'failed'

export interface Draft {
  state: DraftState
  savedAt: Date | null
  /** Something was typed that the server does not have yet. */
  atRisk: boolean
  touch: (form: HelpRequestForm) => void
  saveNow: () => Promise<void>
  /** No more saving: the request was sent or thrown away. Waits for a save that is under way. */
  stop: () => Promise<void>
}

/** Keeps the half-written request on the server a second after the last key, so that it survives refresh and time-out. */
export function useDraft(savedAtStart: Date | null): Draft {
  const [state, setState] = useState<DraftState>('untouched')
  const [savedAt, setSavedAt] = useState(savedAtStart)
  const waiting = useRef<HelpRequestForm | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())
  const stopped = useRef(false)

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    const form = waiting.current
    if (!form || stopped.current) return running.current
    waiting.current = null
    const { form: kept, masked } = toKeep(form)
    setState('saving')
    running.current = running.current
      .then(() => client.helpDesk.saveDraft({ form: kept }))
      .then((answer) => {
        setSavedAt(new Date(answer.savedAt))
        setState(waiting.current ? 'unsaved' : 'saved')
        if (masked) setState('masked')
      })
      .catch((error: unknown) => {
        waiting.current ??= form
        setState('failed')
        const { code } = failureOf(error)
        const again = code !== 'INVALID' && code !== 'PERSONAL_DATA' && code !== 'UNAUTHENTICATED'
        if (again && !stopped.current) timer.current = setTimeout(() => void saver.current(), RETRY_MS)
      })
    return running.current
  }, [])
  const saver = useRef(save)

  useEffect(() => {
    const flush = () => {
      if (document.visibilityState === 'hidden') void save()
    }
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      void save()
    }
  }, [save])

  return {
    state,
    savedAt,
    atRisk: state === 'unsaved' || state === 'saving' || state === 'failed',
    touch: useCallback(
      (form) => {
        if (stopped.current) return
        waiting.current = form
        setState('unsaved')
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void save(), SETTLE_MS)
      },
      [save],
    ),
    saveNow: save,
    stop: useCallback(async () => {
      stopped.current = true
      clearTimeout(timer.current)
      waiting.current = null
      await running.current
    }, []),
  }
}
