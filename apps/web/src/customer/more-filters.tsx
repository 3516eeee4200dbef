import { fiscalYearOf, ILLINOIS_COUNTIES } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import type { SearchOf } from '../list/list-search.ts'
import { serverNow } from '../session/server-time.ts'
import { useMay } from '../session/session.ts'
import type { parseCustomersSearch } from './searches.ts'

type Search = SearchOf<typeof parseCustomersSearch>

interface MoreFiltersProps {
  search: Search
  onChange: (change: Partial<Search>) => void
}

const YES_NO = ['true', 'false'] as const

/** CASE-001, CASE-005, CASE-006: filters that are asked for less often; open as soon as one of them is set. */
export function MoreFilters({ search, onChange }: MoreFiltersProps) {
  const { t } = useTranslation()
  const { organisationId, county, fiscalYear, abawd } = search
  const [wanted, setWanted] = useState(false)
  const isSet = [organisationId, county, fiscalYear, abawd].some((value) => value !== undefined)
  if (!wanted && !isSet) {
    return (
      <Button
        size="sm"
        variant="subtle"
        leftSection={<IconAdjustmentsHorizontal size={17} aria-hidden />}
        onClick={() => setWanted(true)}
      >
        {t('customers.moreFilters')}
      </Button>
    )
  }
  return (
    <>
      <ProviderFilter value={organisationId} onChange={(id) => onChange({ organisationId: id })} />
      <FilterSelect
        label={t('customers.county')}
        any={t('customers.anyCounty')}
        words={ILLINOIS_COUNTIES}
        text={(one) => one}
        value={county}
        onChange={(one) => onChange({ county: one })}
      />
      <FilterSelect
        label={t('customers.fiscalYear')}
        any={t('customers.anyFiscalYear')}
        words={fiscalYears()}
        text={(year) => t('customers.inFiscalYear', { year })}
        value={fiscalYear}
        onChange={(year) => onChange({ fiscalYear: year })}
      />
      <FilterSelect
        label={t('customers.abawd')}
        any={t('customers.anyAbawd')}
        words={YES_NO}
        text={(one) => t(`customers.abawds.${one}`)}
        value={abawd}
        onChange={(one) => onChange({ abawd: one })}
      />
    </>
  )
}

/** The coming fiscal year, this one and the three before it. */
function fiscalYears(): string[] {
  const now = fiscalYearOf(new Date(serverNow()))
  return [1, 0, -1, -2, -3].map((years) => String(now + years))
}

interface ProviderFilterProps {
  value: string | undefined
  onChange: (id: string | undefined) => void
}

/** Providers that the reader works with; left out where there is one only (CASE-003). */
function ProviderFilter({ value, onChange }: ProviderFilterProps) {
  const { t } = useTranslation()
  const may = useMay()('add', 'OrganisationNote')
  const options = useQuery(api.casework.organisationNoteOptions.queryOptions({ input: {}, enabled: may }))
  const providers = options.data?.organisations ?? []
  if (providers.length < 2) return null
  return (
    <FilterSelect
      label={t('customers.provider')}
      any={t('customers.anyProvider')}
      words={providers.map(({ id }) => id)}
      text={(id) => providers.find((one) => one.id === id)?.name ?? ''}
      value={value}
      onChange={onChange}
    />
  )
}
