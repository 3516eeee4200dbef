import { IconMailbox } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { DeliveryTable } from './delivery-table.tsx'
import { DELIVERY_STATES, parseMailSearch } from './searches.ts'

/** The delivery ledger: one row a mail, failed ones can be tried again. */
export function DeliveriesPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseMailSearch)
  const { search, filter } = address
  const input = { q: search.q ?? '', state: search.state ?? '', page: address.page, pageSize: PAGE_SIZE }
  const list = useQuery(
    api.notifier.listDeliveries.queryOptions({
      input,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <ListPage
      title={t('deliveries.title')}
      lead={t('deliveries.lead')}
      address={address}
      list={list}
      exportOf={{ group: 'notifier', list: 'listDeliveries', input }}
      things={t('deliveries.things')}
      count={(count) => t('deliveries.shown', { count })}
      empty={{ icon: IconMailbox, title: t('deliveries.emptyTitle'), text: t('deliveries.emptyText') }}
      filters={
        <>
          <SearchBox
            label={t('deliveries.search')}
            value={search.q}
            onChange={(q) => filter({ q }, true)}
            width={270}
          />
          <FilterSelect
            label={t('deliveries.state')}
            any={t('deliveries.anyState')}
            words={DELIVERY_STATES}
            text={(state) => t(`deliveries.${state}`)}
            value={search.state}
            onChange={(state) => filter({ state })}
          />
        </>
      }
    >
      {(mails) => <DeliveryTable mails={mails} />}
    </ListPage>
  )
}
