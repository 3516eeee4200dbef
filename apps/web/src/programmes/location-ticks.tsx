import { Checkbox } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import styles from './programmes.module.css'

interface LocationTicksProps {
  isNew: boolean
  /** Undefined as long as no contract says whose locations these are. */
  organisationId: string | undefined
  chosen: string[]
  error: string | undefined
  onChange: (chosen: string[]) => void
}

/** PROV-035: where the program takes place, among the locations of its provider. */
export function LocationTicks({ isNew, organisationId, chosen, error, onChange }: LocationTicksProps) {
  const { t } = useTranslation()
  const { data: places } = useQuery(
    api.referrals.listLocations.queryOptions({
      input: organisationId === undefined ? skipToken : { organisationId, pageSize: 200 },
    }),
  )
  return (
    <Checkbox.Group
      id="programme-locationIds"
      label={t('programme.locations')}
      description={t('programme.locationsHint')}
      error={error}
      value={chosen}
      onChange={onChange}
    >
      <div className={styles.ticks}>
        {places?.rows.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
      {isNew && organisationId === undefined ? <p className={styles.first}>{t('programme.contractFirst')}</p> : null}
      {places?.rows.length === 0 ? <p className={styles.first}>{t('programme.noLocations')}</p> : null}
    </Checkbox.Group>
  )
}
