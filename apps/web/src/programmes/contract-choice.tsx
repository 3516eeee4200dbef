import type { ContractView } from '@isets/contracts'
import { localDateOf, PROGRAMME_TYPE_LABELS } from '@isets/rules'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PROGRAMME_TYPES } from '../referrals/searches.ts'
import { serverNow } from '../session/server-time.ts'
import { JOB_RETENTION, type ProgrammeForm } from './programme-form.ts'
import styles from './programmes.module.css'

interface ContractChoiceProps {
  form: ProgrammeForm
  contracts: readonly ContractView[]
  problems: Partial<Record<string, string>>
  put: (change: Partial<ProgrammeForm>) => void
}

/** PROV-035: contract and type of a new program; another contract has activities and locations of its own. */
export function ContractChoice({ form, contracts, problems, put }: ContractChoiceProps) {
  const { t } = useTranslation()
  const today = localDateOf(new Date(serverNow()))
  return (
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
        onChange={({ currentTarget: { value } }) => put({ type: PROGRAMME_TYPES.find((one) => one === value) ?? '' })}
      />
    </div>
  )
}
