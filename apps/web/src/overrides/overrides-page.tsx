import { CATEGORIES } from '@isets/rules'
import { IconGavel } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { OverrideTable } from './override-table.tsx'
import { CATEGORY_WORDS, OVERRIDE_FILTERS, parseOverridesSearch, URGENCIES } from './searches.ts'

/** SUPP-017, SUPP-018: the work list of IDHS managers, and what a provider has asked for. */
export function OverridesPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseOverridesSearch)
  const { search, filter } = address
  const input = {
    q: search.q ?? '',
    status: search.status ? [search.status] : [],
    category: search.category ? [search.category] : [],
    ...(search.urgency && { urgency: search.urgency }),
    ...(search.organisation && { organisationId: search.organisation }),
    sort: search.sort ?? 'due',
  } as const
  const list = useQuery(
    api.billing.listOverrides.queryOptions({
      input: { ...input, page: address.page, pageSize: PAGE_SIZE },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <ListPage
      title={t('override.title')}
      lead={t('override.lead')}
      exportOf={{ group: 'billing', list: 'listOverrides', input }}
      address={address}
      list={list}
      things={t('override.things')}
      count={(count) => t('override.shown', { count })}
      empty={{ icon: IconGavel, title: t('override.emptyTitle'), text: t('override.emptyText') }}
      filters={
        <>
          <SearchBox label={t('override.search')} value={search.q} onChange={(q) => filter({ q }, true)} width={250} />
          <FilterSelect
            label={t('override.status')}
            any={t('override.anyStatus')}
            words={OVERRIDE_FILTERS}
            text={(status) => t(`override.${status}`)}
            value={search.status}
            onChange={(status) => filter({ status })}
          />
          <FilterSelect
            label={t('override.category')}
            any={t('override.anyCategory')}
            words={CATEGORY_WORDS}
            text={(category) => CATEGORIES[category].label}
            value={search.category}
            onChange={(category) => filter({ category })}
          />
          <FilterSelect
            label={t('override.urgency')}
            any={t('override.anyUrgency')}
            words={URGENCIES}
            text={(urgency) => t(`override.urgency_${urgency}`)}
            value={search.urgency}
            onChange={(urgency) => filter({ urgency })}
          />
        </>
      }
    >
      {(rows) => <OverrideTable rows={rows} sort={search.sort ?? 'due'} onSort={(sort) => filter({ sort })} />}
    </ListPage>
  )
}
