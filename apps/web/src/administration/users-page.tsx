import { STAFF_ROLES } from '@isets/policies'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { parseUsersSearch, USER_STATUSES } from './searches.ts'
import { UserTable } from './user-table.tsx'

/** IDN-022: who has access, as far as the caller may see it. */
export function UsersPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseUsersSearch)
  const { search, filter } = address
  const input = {
    q: search.q ?? '',
    role: search.role ?? '',
    ...(search.status && { status: search.status }),
    sort: search.sort ?? 'name',
    page: address.page,
    pageSize: PAGE_SIZE,
  }
  const list = useQuery(
    api.identity.listUsers.queryOptions({
      input,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <ListPage
      title={t('users.title')}
      lead={t('users.lead')}
      address={address}
      list={list}
      exportOf={{ group: 'identity', list: 'listUsers', input }}
      things={t('users.things')}
      count={(count) => t('users.shown', { count })}
      empty={{ icon: IconUsers, title: t('users.emptyTitle'), text: t('users.emptyText') }}
      filters={
        <>
          <SearchBox label={t('users.search')} value={search.q} onChange={(q) => filter({ q }, true)} width={250} />
          <FilterSelect
            label={t('users.role')}
            any={t('users.anyRole')}
            words={STAFF_ROLES}
            text={(role) => t(`roles.${role}`)}
            value={STAFF_ROLES.find((role) => role === search.role)}
            onChange={(role) => filter({ role })}
          />
          <FilterSelect
            label={t('users.status')}
            any={t('users.anyStatus')}
            words={USER_STATUSES}
            text={(status) => t(`users.${status}`)}
            value={search.status}
            onChange={(status) => filter({ status })}
          />
        </>
      }
    >
      {(users) => <UserTable users={users} sort={search.sort ?? 'name'} onSort={(sort) => filter({ sort })} />}
    </ListPage>
  )
}
