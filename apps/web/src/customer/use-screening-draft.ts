import type { ScreeningAnswer, ScreeningAnswers, ScreeningView } from '@isets/contracts'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { tell } from '../app/toasts.tsx'
import { useUnloadWarning } from '../draft/use-unload-warning.ts'

const SETTLE_MS = 1_200

/**
 * The answers of a draft: kept a moment after the last change, one save after the other, each with the version that the
 * one before it gave. What failed is tried again with the next change.
 */
export function useScreeningDraft(screening: ScreeningView) {
  const { t } = useTranslation()
  const { id } = screening
  const [answers, setAnswers] = useState<ScreeningAnswers>(screening.answers)
  const [kept, setKept] = useState<ScreeningAnswers>(screening.answers)
  /** Answers that the server has refused are not sent again until they change. */
  const [refused, setRefused] = useState<ScreeningAnswers>()
  const [savedAt, setSavedAt] = useState(screening.savedAt)
  const [version, setVersion] = useState(screening.version)
  const save = useMutation(
    api.casework.saveScreening.mutationOptions({
      onSuccess: (saved, input) => {
        setVersion(saved.version)
        setKept(input.answers)
        setSavedAt(saved.savedAt)
      },
      onError: (_error, input) => setRefused(input.answers),
    }),
  )
  const submit = useMutation(
    api.casework.submitScreening.mutationOptions({
      onSuccess: (view) => {
        queryClient.setQueryData(api.casework.openScreening.queryKey({ input: { id } }), view)
        void queryClient.invalidateQueries({ queryKey: api.casework.listScreenings.key() })
        void queryClient.invalidateQueries({ queryKey: api.casework.openCustomer.key() })
        tell(t('screening.submitted'))
      },
    }),
  )
  const dirty = answers !== kept
  const busy = save.isPending || submit.isPending
  const { mutate } = save
  useEffect(() => {
    if (!dirty || busy || answers === refused) return
    const timer = setTimeout(() => mutate({ id, version, answers }), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [dirty, busy, answers, version, refused, id, mutate])
  useUnloadWarning(dirty)
  return {
    answers,
    dirty,
    savedAt,
    saving: save.isPending,
    submitting: submit.isPending,
    error: submit.error ?? save.error,
    change: (key: string, answer: ScreeningAnswer) => setAnswers((before) => ({ ...before, [key]: answer })),
    submit: () => {
      if (!busy) submit.mutate({ id, version, answers })
    },
  }
}
