import type { PacketRow } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconCalendarDollar, IconFilterPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ListPage } from '../list/list-page.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { Views } from '../list/views.tsx'
import { useSession } from '../session/session.ts'
import { PacketFilters } from './packet-filters.tsx'
import { packetPlace } from './packet-place.ts'
import { PacketTable } from './packet-table.tsx'
import { PACKET_VIEWS, parsePacketsSearch } from './searches.ts'

/** Packets of all months that the reader may see (BILL-002, BILL-003). */
export function PacketsPage() {
  const { t } = useTranslation()
  const address = useListSearch(parsePacketsSearch)
  const { search, filter, page } = address
  const { view = 'all', mine, sort = '-month', office, includeFcrcs, fiscalYear, month, state } = search
  const ownId = useSession().user.organisation?.id
  const places = useQuery(api.billing.listPacketPlaces.queryOptions({ input: {} }))
  const place = packetPlace(search, places.isError ? [] : places.data?.programmes, ownId)
  const { organisationId, programmeId, lacks } = place
  const input = {
    view,
    sort,
    page,
    pageSize: PAGE_SIZE,
    dashboard: state ?? '',
    ...(mine && { mine }),
    ...(organisationId !== undefined && { organisationId }),
    ...(programmeId !== undefined && { programmeId }),
    ...(office !== undefined && { office }),
    ...(includeFcrcs && { includeFcrcs }),
    ...(fiscalYear !== undefined && { fiscalYear }),
    ...(month !== undefined && { month }),
  }
  const enabled = lacks === undefined
  const list = useQuery(api.billing.listPackets.queryOptions({ input, enabled, placeholderData: keepPreviousData }))
  const counts = useQuery(api.billing.countPackets.queryOptions({ input: {} }))
  return (
    <ListPage<PacketRow>
      title={t('packets.title')}
      lead={t('packets.lead')}
      address={address}
      list={list}
      {...(enabled && { exportOf: { group: 'billing', list: 'listPackets', input } })}
      {...((lacks === 'provider' || lacks === 'program') && {
        chooseFirst: {
          icon: IconFilterPlus,
          title: t(`packets.choose.${lacks}`),
          text: t('packets.choose.text'),
          action: (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/packets" search={{ view: 'due' }} {...props} />}
            >
              {t('packets.choose.due')}
            </Button>
          ),
        },
      })}
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
      filters={<PacketFilters search={search} places={places.data} place={place} ownId={ownId} onFilter={filter} />}
    >
      {(packets) => <PacketTable packets={packets} sort={sort} onSort={(one) => filter({ sort: one })} />}
    </ListPage>
  )
}
