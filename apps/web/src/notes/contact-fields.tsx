import { CONTACT_TYPE_LABELS } from '@isets/rules'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CONTACT_TYPES } from './labels.ts'
import { fieldId, type NoteDraft } from './note-draft.ts'
import styles from './notes.module.css'

interface ContactFieldsProps {
  draft: NoteDraft
  today: string
  errorOf: (name: string) => string | undefined
  onChange: (part: Partial<NoteDraft>) => void
}

/** When and how the contact was that a note tells of. */
export function ContactFields({ draft, today, errorOf, onChange }: ContactFieldsProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.pair}>
      <TextInput
        id={fieldId('contactOn')}
        type="date"
        max={today}
        label={t('notes.contactOn')}
        description={t('notes.contactOnHint')}
        error={errorOf('contactOn')}
        value={draft.contactOn}
        onChange={(event) => onChange({ contactOn: event.currentTarget.value })}
      />
      <NativeSelect
        id={fieldId('contactType')}
        label={t('notes.contactType')}
        description={t('notes.contactTypeHint')}
        error={errorOf('contactType')}
        value={draft.contactType}
        onChange={(event) =>
          onChange({ contactType: CONTACT_TYPES.find((type) => type === event.currentTarget.value) ?? '' })
        }
        data={[
          { value: '', label: t('notes.choose') },
          ...CONTACT_TYPES.map((type) => ({ value: type, label: CONTACT_TYPE_LABELS[type] })),
        ]}
      />
    </div>
  )
}
