import type { DeletionDecision, DeletionRequestView } from '@isets/contracts'
import { DELETION_STATUS_LABELS, findSsn, SSN_SENTENCE } from '@isets/rules'
import { Card, ErrorSummary, type FieldProblem } from '@isets/ui'
import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import styles from './deletions.module.css'

type Choice = DeletionDecision['decision']
const CHOICES = [
  { choice: 'approved', words: 'approve' },
  { choice: 'rejected', words: 'reject' },
] as const

/** Approves or rejects, with a note; never optimistic (NOTE-016). */
export function DecisionForm({ view }: { view: DeletionRequestView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [note, setNote] = useState('')
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const opened = api.casework.openDeletionRequest.queryOptions({ input: { id: view.id } })
  const decide = useMutation(
    api.casework.decideDeletion.mutationOptions({
      onSuccess: (decided) => {
        queryClient.setQueryData(opened.queryKey, decided)
        void queryClient.invalidateQueries({ queryKey: api.casework.listDeletionRequests.key() })
        void queryClient.invalidateQueries({ queryKey: api.casework.countDeletionRequests.key() })
        tell(t('deletions.saved', { status: DELETION_STATUS_LABELS[decided.status] }))
      },
      onError: (error) => {
        const { code } = failureOf(error)
        tell(code === 'STALE' ? t('deletions.stale') : failureText(error), 'error')
        if (code === 'STALE' || code === 'WRONG_STATUS')
          void queryClient.invalidateQueries({ queryKey: opened.queryKey })
      },
    }),
  )
  const submit = () => {
    const first = view.otherIsDeleted ? 'decision-rejected' : 'decision-approved'
    const found = problemsIn(
      { choice, first, note },
      { choose: t('deletions.chooseDecision'), why: t('deletions.whyMissing') },
    )
    setProblems(found)
    setAttempt((count) => count + 1)
    if (choice === null || found.length > 0 || decide.isPending) return
    decide.mutate({ id: view.id, version: view.version, decision: choice, note: note.trim() })
  }
  return (
    <Card className={styles.card}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ErrorSummary title={t('deletions.problems')} problems={problems} attempt={attempt} />
        <fieldset className={styles.choices}>
          <legend>{t('deletions.decision')}</legend>
          {CHOICES.map((one) => (
            <label key={one.choice} className={styles.choice}>
              <input
                type="radio"
                name="decision"
                id={`decision-${one.choice}`}
                checked={choice === one.choice}
                disabled={one.choice === 'approved' && view.otherIsDeleted}
                onChange={() => setChoice(one.choice)}
              />
              <span>
                <strong>{t(`deletions.${one.words}`)}</strong>
                <small>{t(`deletions.${hintOf(one, view)}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Textarea
          id="decision-note"
          label={t('deletions.why')}
          description={t('deletions.whyHint')}
          error={problems.find(({ fieldId }) => fieldId === 'decision-note')?.message}
          value={note}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={decide.isPending}>
            {t('deletions.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

/** Of two notes that repeat each other one stays (NOTE-016). */
function hintOf({ choice, words }: (typeof CHOICES)[number], { otherIsDeleted }: DeletionRequestView) {
  return choice === 'approved' && otherIsDeleted ? 'approveHindered' : (`${words}Hint` as const)
}

interface Filled {
  choice: Choice | null
  /** The field of the first choice that is open. */
  first: string
  note: string
}

function problemsIn({ choice, first, note }: Filled, words: { choose: string; why: string }): FieldProblem[] {
  const missing = note.trim().length < 5 ? words.why : null
  const message = findSsn(note).length > 0 ? SSN_SENTENCE : missing
  return [
    ...(choice === null ? [{ fieldId: first, message: words.choose }] : []),
    ...(message === null ? [] : [{ fieldId: 'decision-note', message }]),
  ]
}
