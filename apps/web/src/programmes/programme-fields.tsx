import type { ContractView } from '@isets/contracts'
import { ACTIVITIES, localDateOf, PROGRAMME_TYPE_LABELS } from '@isets/rules'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { PROGRAMME_TYPES } from '../referrals/searches.ts'
import { serverNow } from '../session/server-time.ts'
import { JOB_RETENTION, type ProgrammeForm } from './programme-form.ts'
import styles from './programmes.module.css'

const OFFERINGS = ['training_and_placement', 'placement_only', 'none'] as const

interface ProgrammeFieldsProps {
  isNew: boolean
  form: ProgrammeForm
  contracts: readonly ContractView[]
  problems: Partial<Record<string, string>>
  put: (change: Partial<ProgrammeForm>) => void
}

/** The seven items of a program entry (PROV-035); contract and type stay once it is entered. */
export function ProgrammeFields({ isNew, form, contracts, problems, put }: ProgrammeFieldsProps) {
  const { t } = useTranslation()
  const today = localDateOf(new Date(serverNow()))
  const contract = contracts.find(({ id }) => id === form.contractId)
  const organisationId = contract?.organisationId ?? ''
  const { data: places } = useQuery({
    ...api.referrals.listLocations.queryOptions({ input: { organisationId, pageSize: 200 } }),
    enabled: contract !== undefined,
  })
  const codes = [...new Set([...(contract?.activities ?? []), ...form.activities, JOB_RETENTION])]
  const label = (code: string) => Object.entries(ACTIVITIES).find(([key]) => key === code)?.[1].label ?? code
  return (
    <>
      {isNew ? (
        <div className={styles.pair}>
          <NativeSelect
            id="programme-contractId"
            label={t('programmes.contract')}
            value={form.contractId}
            error={problems['contractId']}
            data={[
              { value: '', label: t('act.choose') },
              ...contracts
                .filter(({ endsOn }) => endsOn >= today)
                .map(({ id, organisationName, number, fiscalYear }) => ({
                  value: id,
                  label: `${organisationName}: ${number}, ${t('programmes.year', { year: fiscalYear })}`,
                })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              put({ contractId: value, activities: [JOB_RETENTION], locationIds: [] })
            }
          />
          <NativeSelect
            id="programme-type"
            label={t('programmes.type')}
            value={form.type}
            error={problems['type']}
            data={[
              { value: '', label: t('act.choose') },
              ...PROGRAMME_TYPES.map((one) => ({ value: one, label: PROGRAMME_TYPE_LABELS[one] })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              put({ type: PROGRAMME_TYPES.find((one) => one === value) ?? '' })
            }
          />
        </div>
      ) : null}
      <TextInput
        id="programme-name"
        label={t('programme.name')}
        maxLength={120}
        value={form.name}
        error={problems['name']}
        onChange={({ currentTarget: { value } }) => put({ name: value })}
      />
      <Checkbox.Group
        id="programme-activities"
        label={t('programme.activities')}
        description={t('programme.activitiesHint')}
        error={problems['activities']}
        value={form.activities}
        onChange={(activities) => put({ activities: [...new Set([...activities, JOB_RETENTION])] })}
      >
        <div className={styles.ticks}>
          {codes.map((code) => (
            <Checkbox key={code} value={code} label={label(code)} />
          ))}
        </div>
        {isNew && !contract ? <p className={styles.first}>{t('programme.contractFirst')}</p> : null}
      </Checkbox.Group>
      <Checkbox.Group
        id="programme-locationIds"
        label={t('programme.locations')}
        description={t('programme.locationsHint')}
        error={problems['locationIds']}
        value={form.locationIds}
        onChange={(locationIds) => put({ locationIds })}
      >
        <div className={styles.ticks}>
          {places?.rows.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </div>
        {isNew && !contract ? <p className={styles.first}>{t('programme.contractFirst')}</p> : null}
        {places?.rows.length === 0 ? <p className={styles.first}>{t('programme.noLocations')}</p> : null}
      </Checkbox.Group>
      <fieldset className={styles.time}>
        <legend>{t('programme.time')}</legend>
        <Checkbox
          id="programme-fullTime"
          label={t('programme.fullTime')}
          checked={form.fullTime}
          error={problems['fullTime']}
          onChange={({ currentTarget: { checked } }) => put({ fullTime: checked })}
        />
        <Checkbox
          label={t('programme.partTime')}
          checked={form.partTime}
          onChange={({ currentTarget: { checked } }) => put({ partTime: checked })}
        />
      </fieldset>
      <NativeSelect
        label={t('programme.offering')}
        value={form.offering}
        data={OFFERINGS.map((one) => ({ value: one, label: t(`programme.offerings.${one}`) }))}
        onChange={({ currentTarget: { value } }) => put({ offering: OFFERINGS.find((one) => one === value) ?? 'none' })}
      />
      <Textarea
        id="programme-description"
        label={t('programme.description')}
        autosize
        minRows={3}
        maxLength={2000}
        value={form.description}
        error={problems['description']}
        onChange={({ currentTarget: { value } }) => put({ description: value })}
      />
      {isNew ? null : (
        <Checkbox
          label={t('programme.open')}
          checked={form.open}
          onChange={({ currentTarget: { checked } }) => put({ open: checked })}
        />
      )}
    </>
  )
}
