import { Checkbox } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { fieldId, type OrganisationNoteDraft } from './organisation-note-draft.ts'
import styles from './organisation-notes.module.css'

interface SendChoiceProps {
  draft: OrganisationNoteDraft
  error: string | undefined
  onChange: (part: Partial<OrganisationNoteDraft>) => void
}

/** Save only, or send as well, and to whom: people who have access to the organisation (NOTE-004, NOTE-005). */
export function SendChoice({ draft, error, onChange }: SendChoiceProps) {
  const { t } = useTranslation()
  const { organisationId, send, sendTo } = draft
  const options = useQuery(
    api.casework.organisationNoteOptions.queryOptions({
      input: organisationId === '' ? skipToken : { organisationId },
    }),
  )
  const recipients = options.data?.recipients ?? []
  const toggle = (userId: string, on: boolean) =>
    onChange({ sendTo: [...sendTo.filter((one) => one !== userId), ...(on ? [userId] : [])] })
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('organisationNotes.saveMethod')}</legend>
        {([false, true] as const).map((one) => (
          <label key={String(one)}>
            <input type="radio" name="save-method" checked={send === one} onChange={() => onChange({ send: one })} />
            {t(one ? 'organisationNotes.saveAndSend' : 'organisationNotes.saveOnly')}
          </label>
        ))}
      </fieldset>
      {send && organisationId !== '' ? (
        <fieldset className={styles.choices} id={fieldId('sendTo')} tabIndex={-1}>
          <legend>{t('organisationNotes.recipients')}</legend>
          {error ? <p role="alert">{error}</p> : null}
          {options.data && recipients.length === 0 ? <p>{t('organisationNotes.noRecipients')}</p> : null}
          {recipients.map(({ userId, name, organisation }) => (
            <Checkbox
              key={userId}
              label={name}
              description={organisation ?? ''}
              checked={sendTo.includes(userId)}
              onChange={(event) => toggle(userId, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      ) : null}
    </>
  )
}
