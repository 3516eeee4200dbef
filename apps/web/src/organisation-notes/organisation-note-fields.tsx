import { ORGANISATION_NOTE_TASK_LABELS } from '@isets/rules'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TASKS } from '../notes/labels.ts'
import { fieldId, type OrganisationNoteDraft } from './organisation-note-draft.ts'
import styles from './organisation-notes.module.css'

interface OrganisationNoteFieldsProps {
  draft: OrganisationNoteDraft
  organisations: readonly { id: string; name: string }[]
  today: string
  errorOf: (name: string) => string | undefined
  onChange: (part: Partial<OrganisationNoteDraft>) => void
}

/** The five items of a note about an organisation (NOTE-003). */
export function OrganisationNoteFields(props: OrganisationNoteFieldsProps) {
  const { draft, organisations, today, errorOf, onChange } = props
  const { t } = useTranslation()
  return (
    <>
      <NativeSelect
        id={fieldId('organisationId')}
        label={t('organisationNotes.organisation')}
        error={errorOf('organisationId')}
        value={draft.organisationId}
        onChange={(event) => onChange({ organisationId: event.currentTarget.value, sendTo: [] })}
        data={[
          { value: '', label: t('organisationNotes.choose') },
          ...organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className={styles.pair}>
        <NativeSelect
          id={fieldId('task')}
          label={t('organisationNotes.task')}
          error={errorOf('task')}
          value={draft.task}
          onChange={(event) => onChange({ task: TASKS.find((task) => task === event.currentTarget.value) ?? '' })}
          data={[
            { value: '', label: t('organisationNotes.choose') },
            ...TASKS.map((task) => ({ value: task, label: ORGANISATION_NOTE_TASK_LABELS[task] })),
          ]}
        />
        <TextInput
          id={fieldId('contactOn')}
          type="date"
          max={today}
          label={t('organisationNotes.contactDay')}
          error={errorOf('contactOn')}
          value={draft.contactOn}
          onChange={(event) => onChange({ contactOn: event.currentTarget.value })}
        />
      </div>
      <TextInput
        id={fieldId('subject')}
        label={t('organisationNotes.subjectField')}
        error={errorOf('subject')}
        value={draft.subject}
        maxLength={150}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      <Textarea
        id={fieldId('message')}
        label={t('organisationNotes.message')}
        error={errorOf('message')}
        value={draft.message}
        maxLength={8000}
        autosize
        minRows={4}
        onChange={(event) => onChange({ message: event.currentTarget.value })}
      />
    </>
  )
}
