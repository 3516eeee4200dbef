import type { CaseNoteView, DeletionReason } from '@isets/contracts'
import { CONTACT_TYPE_LABELS, DELETION_REASON_LABELS, findSsn, SSN_SENTENCE } from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Modal, NativeSelect, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { dateText, momentText } from '../time/time-text.ts'
import { DELETION_REASONS } from './labels.ts'

interface DeletionDialogProps {
  note: CaseNoteView
  siblings: readonly CaseNoteView[]
  onDone: () => void
}

/** Asks for the deletion of a note, with the reason (NOTE-013). */
export function DeletionDialog({ note, siblings, onDone }: DeletionDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [reason, setReason] = useState<DeletionReason>('duplicate')
  const [duplicateOf, setDuplicateOf] = useState('')
  const [explanation, setExplanation] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const others = siblings.filter(({ id }) => id !== note.id)
  const ask = useMutation(
    api.casework.requestDeletion.mutationOptions({
      onSuccess: () => {
        tell(t('notes.asked'))
        void queryClient.invalidateQueries({ queryKey: api.casework.listNotes.key() })
        onDone()
      },
    }),
  )
  const submit = () => {
    const found = problemIn(explanation, t('notes.explanationMissing'))
    setProblem(found)
    if (found !== null || ask.isPending) return
    const named = reason === 'duplicate' && duplicateOf !== '' ? duplicateOf : null
    ask.mutate({ id: note.id, reason, explanation: explanation.trim(), duplicateOf: named })
  }
  return (
    <Modal opened onClose={onDone} title={t('notes.deletionTitle', { day: dateText(note.contactOn) })}>
      <p>{t('notes.deletionText')}</p>
      <NativeSelect
        mt="lg"
        data-autofocus
        label={t('notes.reason')}
        value={reason}
        onChange={(event) => setReason(DELETION_REASONS.find((one) => one === event.currentTarget.value) ?? 'other')}
        data={DELETION_REASONS.map((one) => ({ value: one, label: DELETION_REASON_LABELS[one] }))}
      />
      {reason === 'duplicate' && others.length > 0 ? (
        <NativeSelect
          mt="md"
          label={t('notes.duplicateOf')}
          value={duplicateOf}
          onChange={(event) => setDuplicateOf(event.currentTarget.value)}
          data={[
            { value: '', label: t('notes.duplicateUnknown') },
            ...others.map((one) => ({ value: one.id, label: noteName(one) })),
          ]}
        />
      ) : null}
      <Textarea
        mt="md"
        label={t('notes.explanation')}
        description={t('notes.explanationHint')}
        error={problem ?? (ask.error && failureText(ask.error))}
        value={explanation}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => setExplanation(event.currentTarget.value)}
      />
      <DialogActions
        act={t('notes.ask')}
        loading={ask.isPending}
        onAct={submit}
        cancel={t('notes.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}

function problemIn(text: string, missing: string): string | null {
  if (text.trim().length < 5) return missing
  return findSsn(text).length > 0 ? SSN_SENTENCE : null
}

function noteName({ contactOn, contactType, writtenAt }: CaseNoteView): string {
  return `${dateText(contactOn)} · ${CONTACT_TYPE_LABELS[contactType]} · ${momentText(writtenAt)}`
}
