import { Card } from '@isets/ui'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { ListFailure } from '../../list/list-states.tsx'
import { dateText } from '../../time/time-text.ts'
import styles from './new-referral.module.css'

const SHORTEST = 2

/** Finds whom the reader can refer. What is typed stays out of the address: it is a name. */
export function CustomerFinder({ onChosen }: { onChosen: (id: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), 250)
  const found = useQuery(
    api.referrals.findReferableCustomers.queryOptions({
      input: { q: settled },
      enabled: settled.length >= SHORTEST,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  )
  const rows = settled.length >= SHORTEST ? (found.data ?? []) : []
  const isNone = found.data !== undefined && rows.length === 0 && !found.isPlaceholderData && settled.length >= SHORTEST
  return (
    <Card className={styles.card ?? ''}>
      <TextInput
        type="search"
        size="md"
        data-autofocus
        label={t('newReferral.find')}
        description={t('newReferral.findHint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      {found.error ? (
        <ListFailure error={found.error} busy={found.isFetching} onRetry={() => void found.refetch()} />
      ) : null}
      <ul className={styles.found} aria-label={t('newReferral.found')}>
        {rows.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onChosen(one.id)}>
              <strong>{one.name}</strong>
              <span>
                {one.individualNumber}
                {one.birthDate ? ` · ${t('newReferral.born', { date: dateText(one.birthDate) })}` : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.quiet}>
        {isNone ? t('newReferral.foundNone') : ''}
      </p>
    </Card>
  )
}
