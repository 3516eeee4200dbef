import { DASHBOARD_MONTH_LABELS } from '@isets/rules'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { PACKET_STATES, type PacketsSearch } from './searches.ts'

interface PacketFiltersProps {
  search: PacketsSearch
  onFilter: (change: Partial<PacketsSearch>) => void
}

/** BILL-003: provider, program, office, FCRCs, fiscal year, month (blank is all) and the state of the month. */
export function PacketFilters({ search, onFilter }: PacketFiltersProps) {
  const { t } = useTranslation()
  const {
    view,
    mine = false,
    organisationId,
    programmeId,
    office,
    includeFcrcs = false,
    fiscalYear,
    month,
    state,
  } = search
  const { data } = useQuery(api.billing.listPacketPlaces.queryOptions({ input: {} }))
  const { programmes = [], fiscalYears = [], offices = [], hasFcrcs = false } = data ?? {}
  const providers = new Map(programmes.map(({ organisation }) => [organisation.id, organisation.name]))
  const shown = programmes.filter(({ organisation }) => [undefined, organisation.id].includes(organisationId))
  return (
    <>
      {providers.size > 1 ? (
        <PlaceSelect
          label={t('list.provider')}
          any={t('list.anyProvider')}
          places={[...providers].map(([id, name]) => ({ id, name }))}
          value={organisationId}
          onChange={(id) => onFilter({ organisationId: id, programmeId: undefined })}
        />
      ) : null}
      {programmes.length > 1 ? (
        <PlaceSelect
          label={t('packets.program')}
          any={t('packets.anyProgram')}
          places={shown}
          value={programmeId}
          onChange={(id) => onFilter({ programmeId: id })}
        />
      ) : null}
      {offices.length > 1 ? (
        <FilterSelect
          label={t('packets.office')}
          any={t('packets.anyOffice')}
          words={offices}
          text={(one) => one}
          value={office}
          onChange={(one) => onFilter({ office: one })}
        />
      ) : null}
      <FilterSelect
        label={t('packets.fiscalYear')}
        any={t('packets.anyYear')}
        words={fiscalYears.map(String)}
        text={(one) => t('packets.yearOption', { year: one })}
        value={fiscalYear === undefined ? undefined : String(fiscalYear)}
        onChange={(one) => onFilter({ fiscalYear: one === undefined ? undefined : Number(one) })}
      />
      <TextInput
        type="month"
        size="sm"
        aria-label={t('packets.month')}
        value={month ?? ''}
        onChange={(event) => onFilter({ month: event.currentTarget.value || undefined })}
      />
      <FilterSelect
        label={t('packets.state')}
        any={t('packets.anyState')}
        words={PACKET_STATES}
        text={(one) => DASHBOARD_MONTH_LABELS[one]}
        value={state}
        onChange={(one) => onFilter({ state: one })}
      />
      {mine || view === 'overdue' || view === 'reopening' ? (
        <Checkbox
          label={t('packets.mine')}
          checked={mine}
          onChange={(event) => onFilter({ mine: event.currentTarget.checked || undefined })}
        />
      ) : null}
      {hasFcrcs || includeFcrcs ? (
        <Checkbox
          label={t('packets.includeFcrcs')}
          checked={includeFcrcs}
          onChange={(event) => onFilter({ includeFcrcs: event.currentTarget.checked || undefined })}
        />
      ) : null}
    </>
  )
}

interface PlaceSelectProps {
  label: string
  any: string
  places: readonly { readonly id: string; readonly name: string }[]
  value: string | undefined
  onChange: (id: string | undefined) => void
}

function PlaceSelect({ label, any, places, value, onChange }: PlaceSelectProps) {
  const sorted = places.toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <NativeSelect
      size="sm"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label: any }, ...sorted.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
