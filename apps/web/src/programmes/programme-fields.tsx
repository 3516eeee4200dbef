import type { ContractView } from '@isets/contracts'
import { ACTIVITIES } from '@isets/rules'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ContractChoice } from './contract-choice.tsx'
import { LocationTicks } from './location-ticks.tsx'
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
  const contract = contracts.find(({ id }) => id === form.contractId)
  const codes = [...new Set([...(contract?.activities ?? []), ...form.activities, JOB_RETENTION])]
  const label = (code: string) => Object.entries(ACTIVITIES).find(([key]) => key === code)?.[1].label ?? code
  return (
    <>
      {isNew ? <ContractChoice form={form} contracts={contracts} problems={problems} put={put} /> : null}
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
      <LocationTicks
        isNew={isNew}
        organisationId={contract?.organisationId}
        chosen={form.locationIds}
        error={problems['locationIds']}
        onChange={(locationIds) => put({ locationIds })}
      />
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
