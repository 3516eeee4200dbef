import { ROLES } from '@isets/contracts'
import { EmptyState, Notice, PageHeading, SkeletonLines } from '@isets/ui'
import { Button, NativeSelect } from '@mantine/core'
import { IconFilterOff, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useFailureText } from '../app/failure-text.ts'
import styles from '../app/list.module.css'
import { Pager } from '../app/pager.tsx'
import { SearchBox } from '../app/search-box.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { USER_STATUSES, type UsersSearch } from './searches.ts'
import { UserTable } from './user-table.tsx'

const PAGE_SIZE = 50

/** IDN-022: who has access, as far as the caller may see it. */
export function UsersPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('users.title'))
  const search = useSearch({ from: '/app/admin/users' })
  const navigate = useNavigate({ from: '/admin/users' })
  const failureText = useFailureText()
  const list = useQuery(
    api.identity.listUsers.queryOptions({
      input: {
        q: search.q ?? '',
        role: search.role ?? '',
        ...(search.status && { status: search.status }),
        sort: search.sort ?? 'name',
        page: search.page ?? 1,
        pageSize: PAGE_SIZE,
      },
      placeholderData: keepPreviousData,
    }),
  )
  const filter = (change: UsersSearch, replace = false) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace })
  const total = list.data?.total ?? 0
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeading title={t('users.title')} lead={t('users.lead')} />
        <div className={styles.filters} role="search">
          <SearchBox
            label={t('users.search')}
            value={search.q ?? ''}
            onChange={(q) => filter({ q: q || undefined }, true)}
            width={250}
          />
          <NativeSelect
            size="sm"
            aria-label={t('users.role')}
            value={search.role ?? ''}
            onChange={(event) => filter({ role: ROLES.find((role) => role === event.currentTarget.value) })}
            data={[
              { value: '', label: t('users.anyRole') },
              ...ROLES.filter((role) => role !== 'ies_sync' && role !== 'customer').map((value) => ({
                value,
                label: t(`roles.${value}`),
              })),
            ]}
          />
          <NativeSelect
            size="sm"
            aria-label={t('users.status')}
            value={search.status ?? ''}
            onChange={(event) =>
              filter({ status: USER_STATUSES.find((status) => status === event.currentTarget.value) })
            }
            data={[
              { value: '', label: t('users.anyStatus') },
              ...USER_STATUSES.map((value) => ({ value, label: t(`users.${value}`) })),
            ]}
          />
          {search.q || search.role || search.status ? (
            <Button
              size="sm"
              variant="subtle"
              leftSection={<IconFilterOff size={17} aria-hidden />}
              onClick={() => filter({ q: undefined, role: undefined, status: undefined })}
            >
              {t('mine.clear')}
            </Button>
          ) : null}
        </div>
      </div>
      <div className={styles.body}>
        {list.isError ? <Notice tone="error" role="alert" title={failureText(list.error)} /> : null}
        {list.isPending ? <SkeletonLines label={t('shell.loading')} lines={10} /> : null}
        {list.data && total === 0 ? (
          <EmptyState icon={IconUsers} title={t('users.emptyTitle')}>
            {t('users.emptyText')}
          </EmptyState>
        ) : null}
        {list.data && total > 0 ? (
          <UserTable users={list.data.rows} sort={search.sort ?? 'name'} onSort={(sort) => filter({ sort })} />
        ) : null}
      </div>
      <div className={styles.foot}>
        <span role="status">{list.data ? t('users.shown', { count: total }) : ''}</span>
        <Pager
          page={search.page ?? 1}
          pageSize={PAGE_SIZE}
          total={total}
          onPage={(page) => void navigate({ search: (before) => ({ ...before, page: page > 1 ? page : undefined }) })}
        />
      </div>
    </div>
  )
}
