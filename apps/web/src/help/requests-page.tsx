import { HELP_REQUEST_STATUSES } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconLifebuoy, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { OrganisationSelect } from '../list/organisation-select.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch, type ListAddress } from '../list/use-list-search.ts'
import { Views } from '../list/views.tsx'
import type { RequestReach } from './reach.ts'
import { RequestTable } from './request-table.tsx'
import { MINE_SORTS, parseRequestsSearch, REQUEST_VIEWS, type RequestsSearch } from './searches.ts'
import { useProviders, useReach } from './use-reach.ts'

type Address = ListAddress<RequestsSearch>

/** HELP-027: the own requests; a provider manager and a super user find there what others filed as well. */
export function RequestsPage() {
  const address = useListSearch(parseRequestsSearch)
  const reach = useReach()
  const beyond = reach !== 'own' && address.search.view === 'all' ? reach : null
  return beyond ? <OthersRequests address={address} reach={beyond} /> : <OwnRequests address={address} reach={reach} />
}

function OwnRequests({ address, reach }: { address: Address; reach: RequestReach }) {
  const { t } = useTranslation()
  const input = inputOf(address)
  const list = useQuery(api.helpDesk.listMine.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <ListPage
      title={t('mine.title')}
      lead={t('mine.lead')}
      actions={<GetHelp icon />}
      tabs={<Whose view="mine" reach={reach} />}
      address={address}
      list={list}
      exportOf={{ group: 'helpDesk', list: 'listMine', input }}
      things={t('mine.things')}
      count={(count) => t('mine.shown', { count })}
      empty={{
        icon: IconLifebuoy,
        title: t('mine.emptyTitle'),
        text: t('mine.emptyText'),
        action: <GetHelp />,
      }}
      filters={<Filters address={address} own />}
    >
      {(rows) => <RequestTable rows={rows} label={t('mine.title')} />}
    </ListPage>
  )
}

/** HELP-010: all that the reader may see, without the internal notes of support. */
function OthersRequests({ address, reach }: { address: Address; reach: 'providers' | 'all' }) {
  const { t } = useTranslation()
  const { organisation } = address.search
  const filters = { ...inputOf(address), view: 'all', ...(organisation && { organisationId: organisation }) } as const
  const list = useQuery(api.helpDesk.listQueue.queryOptions({ input: filters, placeholderData: keepPreviousData }))
  return (
    <ListPage
      title={t(`others.${reach}.title`)}
      lead={t(`others.${reach}.lead`)}
      tabs={<Whose view="all" reach={reach} />}
      address={address}
      list={list}
      exportOf={{ group: 'helpDesk', list: 'listQueue', input: filters }}
      things={t('mine.things')}
      count={(count) => t('mine.shown', { count })}
      empty={{ icon: IconLifebuoy, title: t('mine.emptyTitle'), text: t('others.emptyText') }}
      filters={<Filters address={address} own={false} />}
    >
      {(rows) => <RequestTable rows={rows} label={t(`others.${reach}.title`)} showRequester />}
    </ListPage>
  )
}

function inputOf({ search, page }: Address) {
  return {
    q: search.q ?? '',
    status: search.status?.join(',') ?? '',
    sort: search.sort ?? '-updated',
    page,
    pageSize: PAGE_SIZE,
  } as const
}

/** The own requests, or those of others as well. */
function Whose({ view, reach }: { view: (typeof REQUEST_VIEWS)[number]; reach: RequestReach }) {
  const { t } = useTranslation()
  if (reach === 'own') return null
  return (
    <Views
      label={t('others.views')}
      views={REQUEST_VIEWS}
      current={view}
      text={(one) => (one === 'mine' ? t('mine.title') : t(`others.${reach}.title`))}
      drops={['organisation']}
    />
  )
}

function Filters({ address, own }: { address: Address; own: boolean }) {
  const { t } = useTranslation()
  const { search, filter } = address
  const providers = useProviders()
  return (
    <>
      <SearchBox
        label={own ? t('mine.search') : t('others.search')}
        value={search.q}
        onChange={(q) => filter({ q }, true)}
        width={240}
      />
      <FilterSelect
        label={t('mine.status')}
        any={t('mine.anyStatus')}
        words={HELP_REQUEST_STATUSES}
        text={(status) => (own ? t(`statusForRequester.${status}`) : t(`status.${status}`))}
        value={search.status?.[0]}
        onChange={(status) => filter({ status: status && [status] })}
      />
      {own ? null : (
        <OrganisationSelect
          value={search.organisation}
          among={providers}
          onChange={(organisation) => filter({ organisation })}
        />
      )}
      <FilterSelect
        label={t('mine.sort')}
        words={MINE_SORTS}
        text={(sort) => t(`mine.sorts.${sort}`)}
        value={search.sort ?? '-updated'}
        onChange={(sort) => filter({ sort })}
      />
    </>
  )
}

function GetHelp({ icon = false }: { icon?: boolean }) {
  const { t } = useTranslation()
  return (
    <Button
      leftSection={icon ? <IconPlus size={17} aria-hidden /> : null}
      renderRoot={(props) => <Link to="/help/new" {...props} />}
    >
      {t('mine.new')}
    </Button>
  )
}
