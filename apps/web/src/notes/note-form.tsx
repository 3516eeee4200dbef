import type { CaseNoteView, NoteRelation } from '@isets/contracts'
import { DAP_GUIDE, localDateOf, WRITING_GUIDE } from '@isets/rules'
import { ErrorSummary, type FieldProblem } from '@isets/ui'
import { Button, Checkbox, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import { dateText } from '../time/time-text.ts'
import { ContactFields } from './contact-fields.tsx'
import { CopyChoice } from './copy-choice.tsx'
import { draftProblems, EMPTY_DRAFT, fieldId, type NoteDraft } from './note-draft.ts'
import styles from './notes.module.css'

/** What the form begins with: a note of its own, or one that adds to or corrects another. */
export interface NoteStart {
  relation: { kind: NoteRelation; note: CaseNoteView } | null
}

interface NoteFormProps extends NoteStart {
  customerId: string
  onDone: () => void
  /** In a dialog that has a title of its own: the button that leaves it, in the place of Cancel. */
  leave?: ReactNode
}

/** A new case note with the guide of its three parts (NOTE-003 to NOTE-009, NOTE-027). */
export function NoteForm({ customerId, relation, onDone, leave }: NoteFormProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const today = localDateOf(new Date(serverNow()))
  const [draft, setDraft] = useState<NoteDraft>({ ...EMPTY_DRAFT, contactOn: relation?.note.contactOn ?? today })
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const write = useMutation(
    api.casework.writeNote.mutationOptions({
      onSuccess: (view) => {
        tell(t(view.copiedTo.length > 0 ? 'notes.savedWithCopies' : 'notes.saved'))
        for (const read of [api.casework.listNotes, api.casework.openCustomer]) {
          void queryClient.invalidateQueries({ queryKey: read.key() })
        }
        onDone()
      },
      onError: (error) => refuse(serverProblems(error, failureText(error))),
    }),
  )
  const refuse = (found: readonly FieldProblem[]) => {
    setProblems(found)
    setAttempt((count) => count + 1)
  }
  const change = (part: Partial<NoteDraft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = () => {
    const found = draftProblems(draft, today, {
      day: t('notes.missingDay'),
      type: t('notes.missingType'),
      part: (part) => t('notes.missingPart', { part }),
    })
    if (found.length > 0 || draft.contactType === '') return refuse(found)
    setProblems([])
    if (write.isPending) return
    const { contactType, copyTo } = draft
    const related = relation && { kind: relation.kind, noteId: relation.note.id }
    write.mutate({ ...draft, customerId, contactType, copyTo: [...copyTo], relation: related })
  }
  const errorOf = (name: string) => problems.find((one) => one.fieldId === fieldId(name))?.message
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {leave ? null : <FormTitle relation={relation} />}
      <ErrorSummary title={t('notes.problems')} problems={problems} attempt={attempt} />
      <ContactFields draft={draft} today={today} errorOf={errorOf} onChange={change} />
      <WritingGuide />
      {DAP_GUIDE.map(({ key, label, hint }) => (
        <Textarea
          key={key}
          id={fieldId(key)}
          label={label}
          description={hint}
          error={errorOf(key)}
          value={draft[key]}
          maxLength={8000}
          autosize
          minRows={3}
          onChange={(event) => change({ [key]: event.currentTarget.value })}
        />
      ))}
      {draft.somebodyElse || errorOf('somebodyElse') ? (
        <Checkbox
          id={fieldId('somebodyElse')}
          label={t('notes.somebodyElse')}
          description={errorOf('somebodyElse')}
          checked={draft.somebodyElse}
          onChange={(event) => change({ somebodyElse: event.currentTarget.checked })}
        />
      ) : null}
      <CopyChoice customerId={customerId} chosen={draft.copyTo} onChange={(copyTo) => change({ copyTo })} />
      <div className={styles.actions}>
        <Button type="submit" loading={write.isPending}>
          {t('notes.save')}
        </Button>
        {leave ?? (
          <Button variant="default" onClick={onDone}>
            {t('notes.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

function FormTitle({ relation }: NoteStart) {
  const { t } = useTranslation()
  if (relation === null) return <h2>{t('notes.newNote')}</h2>
  const correction = relation.kind === 'correction'
  const day = dateText(relation.note.contactOn)
  return (
    <div>
      <h2>{t(correction ? 'notes.correctionOf' : 'notes.addendumTo', { day })}</h2>
      <p className={styles.by}>{t(correction ? 'notes.correctionHint' : 'notes.addendumHint')}</p>
    </div>
  )
}

function WritingGuide() {
  const { t } = useTranslation()
  return (
    <details className={styles.guide}>
      <summary>{t('notes.guide')}</summary>
      <ul>
        {WRITING_GUIDE.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

/** What the server says of single fields, else its sentence beside the first one. */
function serverProblems(error: unknown, sentence: string): FieldProblem[] {
  const fields = Object.entries(failureOf(error).details.fields ?? {})
  if (fields.length === 0) return [{ fieldId: fieldId('contactOn'), message: sentence }]
  return fields.map(([name, message]) => ({ fieldId: fieldId(name), message }))
}
