import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { fieldId } from './note-draft.ts'
import styles from './notes.module.css'

interface CopyChoiceProps {
  customerId: string
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Who of the resource team gets a copy by mail (NOTE-018, CASE-029). */
export function CopyChoice({ customerId, chosen, onChange }: CopyChoiceProps) {
  const { t } = useTranslation()
  const team = useQuery(api.casework.listTeam.queryOptions({ input: { customerId } }))
  const members = team.data ?? []
  const toggle = (userId: string, on: boolean) =>
    onChange([...chosen.filter((one) => one !== userId), ...(on ? [userId] : [])])
  return (
    <fieldset className={styles.choices} id={fieldId('copyTo')} tabIndex={-1}>
      <legend>{t('notes.copyTo')}</legend>
      <p>{t(members.length > 0 ? 'notes.copyToHint' : 'notes.nobodyInTeam')}</p>
      {members.map(({ userId, name, organisation, readsNotes }) => (
        <Checkbox
          key={userId}
          label={name}
          disabled={!readsNotes && !chosen.includes(userId)}
          description={[organisation ?? t('notes.teamIdhs'), readsNotes ? '' : t('notes.noAccess')]
            .filter(Boolean)
            .join('. ')}
          checked={chosen.includes(userId)}
          onChange={(event) => toggle(userId, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  )
}
