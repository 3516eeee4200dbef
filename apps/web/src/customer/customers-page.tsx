import { CUSTOMER_VIEWS, ET_STATUSES } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { ET_STATUS_LABELS } from '@isets/rules'
import { IconAddressBook } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { MoreFilters } from './more-filters.tsx'
import { CustomerTable } from './customer-table.tsx'
import { ELIGIBILITIES, parseCustomersSearch } from './searches.ts'

/** CASE-001 to CASE-007: every customer whose record is open to the reader. */
export function CustomersPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseCustomersSearch)
  const { search, filter } = address
  const input = {
    q: search.q ?? '',
    view: search.view ?? 'all',
    status: search.status ? [search.status] : [],
    eligibility: search.eligibility ? [search.eligibility] : [],
    ...(search.organisationId && { organisationId: search.organisationId }),
    ...(search.county && { county: search.county }),
    ...(search.fiscalYear && { fiscalYear: Number(search.fiscalYear) }),
    ...(search.abawd && { abawd: search.abawd }),
    sort: search.sort ?? 'name',
    page: address.page,
    pageSize: PAGE_SIZE,
  }
  const list = useQuery(api.casework.searchCustomers.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <ListPage
      title={t('customers.title')}
      lead={t('customers.lead')}
      address={address}
      list={list}
      exportOf={{ group: 'casework', list: 'searchCustomers', input }}
      things={t('customers.things')}
      count={(count) => t('customers.shown', { count })}
      empty={{ icon: IconAddressBook, title: t('customers.emptyTitle'), text: t('customers.emptyText') }}
      filters={
        <>
          <SearchBox label={t('customers.search')} value={search.q} onChange={(q) => filter({ q }, true)} width={330} />
          <FilterSelect
            label={t('customers.view')}
            words={CUSTOMER_VIEWS}
            text={(view) => t(`customers.views.${view}`)}
            value={search.view ?? 'all'}
            onChange={(view) => filter({ view })}
          />
          <FilterSelect
            label={t('customers.status')}
            any={t('customers.anyStatus')}
            words={ET_STATUSES}
            text={(status) => ET_STATUS_LABELS[status]}
            value={search.status}
            onChange={(status) => filter({ status })}
          />
          <FilterSelect
            label={t('customers.eligibility')}
            any={t('customers.anyEligibility')}
            words={ELIGIBILITIES}
            text={(word) => t(`customers.eligibilities.${word}`)}
            value={search.eligibility}
            onChange={(eligibility) => filter({ eligibility })}
          />
          <MoreFilters search={search} onChange={filter} />
        </>
      }
    >
      {(customers) => (
        <>
          {list.data?.nearly ? <Notice tone="info" role="status" title={t('customers.nearly')} /> : null}
          <CustomerTable customers={customers} sort={search.sort ?? 'name'} onSort={(sort) => filter({ sort })} />
        </>
      )}
    </ListPage>
  )
}
