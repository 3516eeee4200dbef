import { localDateOf } from '@isets/rules'
import { DialogActions, ErrorSummary, type FieldProblem } from '@isets/ui'
import { Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import { draftProblems, fieldId, type OrganisationNoteDraft } from './organisation-note-draft.ts'
import { OrganisationNoteFields } from './organisation-note-fields.tsx'
import { SendChoice } from './send-choice.tsx'
import styles from './organisation-notes.module.css'

/** A new note about an organisation: saved only, or also sent (NOTE-003 to NOTE-005). */
export function OrganisationNoteDialog({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const today = localDateOf(new Date(serverNow()))
  const [draft, setDraft] = useState<OrganisationNoteDraft>({
    organisationId: '',
    contactOn: today,
    task: '',
    subject: '',
    message: '',
    send: false,
    sendTo: [],
  })
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const options = useQuery(api.casework.organisationNoteOptions.queryOptions({ input: {} }))
  const organisations = options.data?.organisations ?? []
  const [only] = organisations
  const organisationId =
    draft.organisationId === '' && organisations.length === 1 ? (only?.id ?? '') : draft.organisationId
  const whole = { ...draft, organisationId }
  const refuse = (found: readonly FieldProblem[]) => {
    setProblems(found)
    setAttempt((count) => count + 1)
  }
  const write = useMutation(
    api.casework.writeOrganisationNote.mutationOptions({
      onSuccess: (note) => {
        tell(t(note.delivery === 'sent' ? 'organisationNotes.sentNow' : 'organisationNotes.savedNow'))
        void queryClient.invalidateQueries({ queryKey: api.casework.listOrganisationNotes.key() })
        onDone()
      },
      onError: (error) => refuse(serverProblems(error, failureText(error))),
    }),
  )
  const change = (part: Partial<OrganisationNoteDraft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = () => {
    const found = draftProblems(whole, today, {
      organisation: t('organisationNotes.missingOrganisation'),
      day: t('organisationNotes.missingDay'),
      task: t('organisationNotes.missingTask'),
      subject: t('organisationNotes.missingSubject'),
      message: t('organisationNotes.missingMessage'),
      recipients: t('organisationNotes.missingRecipients'),
    })
    if (found.length > 0 || whole.task === '') return refuse(found)
    setProblems([])
    if (write.isPending) return
    const { contactOn, task, subject, message, send, sendTo } = whole
    write.mutate({ organisationId, contactOn, task, subject, message, sendTo: send ? [...sendTo] : [] })
  }
  const errorOf = (name: string) => problems.find((one) => one.fieldId === fieldId(name))?.message
  return (
    <Modal opened onClose={onDone} size="lg" title={t('organisationNotes.newNote')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p>{t('organisationNotes.newNoteText')}</p>
        <ErrorSummary title={t('organisationNotes.problems')} problems={problems} attempt={attempt} />
        <OrganisationNoteFields
          draft={whole}
          organisations={organisations}
          today={today}
          errorOf={errorOf}
          onChange={change}
        />
        <SendChoice draft={whole} error={errorOf('sendTo')} onChange={change} />
        <DialogActions
          act={t('organisationNotes.save')}
          loading={write.isPending}
          cancel={t('organisationNotes.cancel')}
          onCancel={onDone}
        />
      </form>
    </Modal>
  )
}

/** What the server says of single fields, else its sentence beside the first one. */
function serverProblems(error: unknown, sentence: string): FieldProblem[] {
  const fields = Object.entries(failureOf(error).details.fields ?? {})
  if (fields.length === 0) return [{ fieldId: fieldId('organisationId'), message: sentence }]
  return fields.map(([name, message]) => ({ fieldId: fieldId(name), message }))
}
