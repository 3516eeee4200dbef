import { HELP_REQUEST_STATUSES } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconLifebuoy, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { RequestTable } from './request-table.tsx'
import { MINE_SORTS, parseMineSearch } from './searches.ts'

/** HELP-027: the requests that the user filed, with state and promised answer time. */
export function MyRequestsPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseMineSearch)
  const { search, filter } = address
  const input = {
    q: search.q ?? '',
    status: search.status?.join(',') ?? '',
    sort: search.sort ?? '-updated',
    page: address.page,
    pageSize: PAGE_SIZE,
  }
  const list = useQuery(
    api.helpDesk.listMine.queryOptions({
      input,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <ListPage
      title={t('mine.title')}
      lead={t('mine.lead')}
      actions={<NewRequest />}
      address={address}
      list={list}
      exportOf={{ group: 'helpDesk', list: 'listMine', input }}
      things={t('mine.things')}
      count={(count) => t('mine.shown', { count })}
      empty={{
        icon: IconLifebuoy,
        title: t('mine.emptyTitle'),
        text: t('mine.emptyText'),
        action: <Button renderRoot={(props) => <Link to="/help/new" {...props} />}>{t('mine.new')}</Button>,
      }}
      filters={
        <>
          <SearchBox label={t('mine.search')} value={search.q} onChange={(q) => filter({ q }, true)} width={240} />
          <FilterSelect
            label={t('mine.status')}
            any={t('mine.anyStatus')}
            words={HELP_REQUEST_STATUSES}
            text={(status) => t(`statusForRequester.${status}`)}
            value={search.status?.[0]}
            onChange={(status) => filter({ status: status && [status] })}
          />
          <FilterSelect
            label={t('mine.sort')}
            words={MINE_SORTS}
            text={(sort) => t(`mine.sorts.${sort}`)}
            value={search.sort ?? '-updated'}
            onChange={(sort) => filter({ sort })}
          />
        </>
      }
    >
      {(rows) => <RequestTable rows={rows} />}
    </ListPage>
  )
}

function NewRequest() {
  const { t } = useTranslation()
  return (
    <Button leftSection={<IconPlus size={17} aria-hidden />} renderRoot={(props) => <Link to="/help/new" {...props} />}>
      {t('mine.new')}
    </Button>
  )
}
