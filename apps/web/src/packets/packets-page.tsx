import type { PacketRow } from '@isets/contracts'
import { DASHBOARD_MONTH_LABELS } from '@isets/rules'
import { NativeSelect, TextInput } from '@mantine/core'
import { IconCalendarDollar } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { useMay } from '../session/session.ts'
import { PacketTable } from './packet-table.tsx'
import { PACKET_STATES, PACKET_VIEWS, parsePacketsSearch } from './searches.ts'
import { Views } from './views.tsx'

/** Packets of all months that the reader may see (BILL-002, BILL-003). */
export function PacketsPage() {
  const { t } = useTranslation()
  const address = useListSearch(parsePacketsSearch)
  const { search, filter, page } = address
  const { view = 'all', sort = '-month', organisationId, month, state } = search
  const input = {
    view,
    sort,
    page,
    pageSize: PAGE_SIZE,
    dashboard: state ?? '',
    ...(organisationId !== undefined && { organisationId }),
    ...(month !== undefined && { month }),
  }
  const list = useQuery(api.billing.listPackets.queryOptions({ input, placeholderData: keepPreviousData }))
  const counts = useQuery(api.billing.countPackets.queryOptions({ input: {} }))
  return (
    <ListPage<PacketRow>
      title={t('packets.title')}
      lead={t('packets.lead')}
      address={address}
      list={list}
      exportOf={{ group: 'billing', list: 'listPackets', input }}
      things={t('packets.things')}
      count={(count) => t('packets.shown', { count })}
      empty={{ icon: IconCalendarDollar, title: t('packets.emptyTitle'), text: t('packets.emptyText') }}
      tabs={
        <Views
          label={t('packets.views')}
          views={PACKET_VIEWS}
          current={view}
          text={(one) => t(`packets.${one}`)}
          count={(one) => (one === 'all' ? undefined : counts.data?.[one])}
        />
      }
      filters={
        <>
          <ProviderSelect value={organisationId} onChange={(id) => filter({ organisationId: id })} />
          <TextInput
            type="month"
            size="sm"
            aria-label={t('packets.month')}
            value={month ?? ''}
            onChange={(event) => filter({ month: event.currentTarget.value || undefined })}
          />
          <FilterSelect
            label={t('packets.state')}
            any={t('packets.anyState')}
            words={PACKET_STATES}
            text={(one) => DASHBOARD_MONTH_LABELS[one]}
            value={state}
            onChange={(one) => filter({ state: one })}
          />
        </>
      }
    >
      {(packets) => <PacketTable packets={packets} sort={sort} onSort={(one) => filter({ sort: one })} />}
    </ListPage>
  )
}

interface ProviderSelectProps {
  value: string | undefined
  onChange: (id: string | undefined) => void
}

/** The providers that the reader may see; whoever sees one has nothing to choose. */
function ProviderSelect({ value, onChange }: ProviderSelectProps) {
  const { t } = useTranslation()
  const may = useMay()
  const options = useQuery(
    api.identity.listOrganisations.queryOptions({ input: {}, enabled: may('read', 'Organisation') }),
  )
  const known = options.data ?? []
  if (known.length < 2) return null
  return (
    <NativeSelect
      size="sm"
      aria-label={t('packets.organisation')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('packets.anyOrganisation') },
        ...known.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
