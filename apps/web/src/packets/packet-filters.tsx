import type { OutputOf, packetReading, PacketProgramme } from '@isets/contracts'
import { DASHBOARD_MONTH_LABELS } from '@isets/rules'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FilterSelect } from '../list/filter-bar.tsx'
import { narrowed, offeredProgrammes, type PacketPlace } from './packet-place.ts'
import { PACKET_STATES, type PacketsSearch } from './searches.ts'

interface PacketFiltersProps {
  search: PacketsSearch
  /** What there is to choose, as soon as it is known. */
  places: OutputOf<typeof packetReading.listPacketPlaces> | undefined
  place: PacketPlace
  /** The organisation of the reader. */
  ownId: string | undefined
  onFilter: (change: Partial<PacketsSearch>) => void
}

/** BILL-003: provider, program, office, FCRCs, fiscal year, month (blank is all) and the state of the month. */
export function PacketFilters({ search, places, place, ownId, onFilter }: PacketFiltersProps) {
  const { t } = useTranslation()
  const { view, mine = false, office, includeFcrcs = false, fiscalYear, month, state } = search
  const { programmes = [], fiscalYears = [], offices = [], hasFcrcs = false } = places ?? {}
  const onNarrow = (change: Partial<PacketsSearch>) => onFilter(narrowed(search, change, programmes, ownId))
  return (
    <>
      <PlaceFilters
        programmes={programmes}
        offered={offeredProgrammes(search, programmes, ownId)}
        place={place}
        onFilter={onFilter}
      />
      {offices.length > 1 ? (
        <FilterSelect
          label={t('packets.office')}
          any={t('packets.anyOffice')}
          words={offices}
          text={(one) => one}
          value={office}
          onChange={(one) => onNarrow({ office: one })}
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
          onChange={(event) => onNarrow({ includeFcrcs: event.currentTarget.checked || undefined })}
        />
      ) : null}
    </>
  )
}

interface PlaceFiltersProps {
  programmes: readonly PacketProgramme[]
  /** Those that the office and the FCRCs leave. */
  offered: readonly PacketProgramme[]
  place: PacketPlace
  onFilter: PacketFiltersProps['onFilter']
}

/** Provider and program. Where both are required they stand there even if there is only one to choose. */
function PlaceFilters({ programmes, offered, place, onFilter }: PlaceFiltersProps) {
  const { t } = useTranslation()
  const { isRequired, organisationId, programmeId } = place
  const isOneProvider = new Set(programmes.map(({ organisation }) => organisation.id)).size < 2
  const providers = new Map(offered.map(({ organisation }) => [organisation.id, organisation.name]))
  const ofProvider = offered.filter(({ organisation }) => [undefined, organisation.id].includes(organisationId))
  const wait = isRequired && organisationId === undefined
  return (
    <>
      {!isOneProvider || isRequired ? (
        <PlaceSelect
          label={t('list.provider')}
          any={t(isRequired ? 'packets.choose.provider' : 'list.anyProvider')}
          required={isRequired}
          places={[...providers].map(([id, name]) => ({ id, name }))}
          value={organisationId}
          onChange={(id) => onFilter({ organisationId: id, programmeId: undefined })}
        />
      ) : null}
      {programmes.length > 1 || isRequired ? (
        <PlaceSelect
          label={t('packets.program')}
          any={t(isRequired ? 'packets.choose.program' : 'packets.anyProgram')}
          required={isRequired}
          places={wait ? [] : ofProvider}
          value={programmeId}
          onChange={(id) => onFilter({ programmeId: id })}
        />
      ) : null}
    </>
  )
}

interface PlaceSelectProps {
  label: string
  /** The first choice: any of them or, where one is required, what to do. */
  any: string
  required: boolean
  places: readonly { readonly id: string; readonly name: string }[]
  value: string | undefined
  onChange: (id: string | undefined) => void
}

function PlaceSelect({ label, any, required, places, value, onChange }: PlaceSelectProps) {
  const sorted = places.toSorted((a, b) => a.name.localeCompare(b.name))
  const isSettled = required && value !== undefined && places.length === 1
  return (
    <NativeSelect
      size="sm"
      aria-label={label}
      required={required}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        ...(isSettled ? [] : [{ value: '', label: any }]),
        ...sorted.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
