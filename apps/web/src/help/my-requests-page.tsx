import { EmptyState, Notice, PageHeading, SkeletonLines, StatusLabel, TimeLeftBadge, UnreadDot } from '@isets/ui'
import { Button, NativeSelect } from '@mantine/core'
import { IconFilterOff, IconLifebuoy, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { HELP_REQUEST_STATUSES } from '@isets/rules'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useFailureText } from '../app/failure-text.ts'
import styles from '../app/list.module.css'
import { Pager } from '../app/pager.tsx'
import { SearchBox } from '../app/search-box.tsx'
import { someOf } from '../app/search-text.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { momentText } from '../time/time-text.ts'
import { useAgeText } from '../time/use-minute.ts'
import { usePromiseText } from './promise-text.ts'
import { MINE_SORTS, type MineSearch } from './searches.ts'

const PAGE_SIZE = 50

/** HELP-027: the requests that the user filed, with state and promised answer time. */
export function MyRequestsPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('mine.title'))
  const search = useSearch({ from: '/app/help/requests' })
  const navigate = useNavigate({ from: '/help/requests' })
  const failureText = useFailureText()
  const list = useQuery(
    api.helpDesk.listMine.queryOptions({
      input: {
        q: search.q ?? '',
        status: search.status?.join(',') ?? '',
        sort: search.sort ?? '-updated',
        page: search.page ?? 1,
        pageSize: PAGE_SIZE,
      },
      placeholderData: keepPreviousData,
    }),
  )
  const filter = (change: MineSearch, replace = false) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace })
  const filtered = Boolean(search.q ?? search.status)
  const total = list.data?.total ?? 0

  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeading
          title={t('mine.title')}
          lead={t('mine.lead')}
          actions={
            <Button
              leftSection={<IconPlus size={17} aria-hidden />}
              renderRoot={(props) => <Link to="/help/new" {...props} />}
            >
              {t('mine.new')}
            </Button>
          }
        />
        <div className={styles.filters} role="search">
          <SearchBox
            label={t('mine.search')}
            value={search.q ?? ''}
            onChange={(q) => filter({ q }, true)}
            width={240}
          />
          <NativeSelect
            size="sm"
            aria-label={t('mine.status')}
            value={search.status?.[0] ?? ''}
            onChange={(event) => filter({ status: someOf(HELP_REQUEST_STATUSES, event.currentTarget.value) })}
            data={[
              { value: '', label: t('mine.anyStatus') },
              ...HELP_REQUEST_STATUSES.map((value) => ({ value, label: t(`statusForRequester.${value}`) })),
            ]}
          />
          <NativeSelect
            size="sm"
            aria-label={t('mine.sort')}
            value={search.sort ?? '-updated'}
            onChange={(event) => filter({ sort: MINE_SORTS.find((sort) => sort === event.currentTarget.value) })}
            data={[
              { value: '-updated', label: t('mine.sortUpdated') },
              { value: 'due', label: t('mine.sortDue') },
              { value: '-filed', label: t('mine.sortFiled') },
            ]}
          />
          {filtered ? <ClearButton onClick={() => filter({ q: undefined, status: undefined })} /> : null}
        </div>
      </div>
      <div className={styles.body}>
        {list.isError ? <Notice tone="error" role="alert" title={failureText(list.error)} /> : null}
        {list.isPending ? <SkeletonLines label={t('shell.loading')} lines={10} /> : null}
        {list.data && total === 0 ? <NoRequests filtered={filtered} /> : null}
        {list.data && total > 0 ? <RequestTable rows={list.data.rows} /> : null}
      </div>
      <div className={styles.foot}>
        <span role="status">{list.data ? t('mine.shown', { count: total }) : ''}</span>
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

function ClearButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button size="sm" variant="subtle" leftSection={<IconFilterOff size={17} aria-hidden />} onClick={onClick}>
      {t('mine.clear')}
    </Button>
  )
}

function NoRequests({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation()
  if (filtered) {
    return (
      <EmptyState icon={IconFilterOff} title={t('mine.noneTitle')}>
        {t('mine.noneText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconLifebuoy}
      title={t('mine.emptyTitle')}
      actions={<Button renderRoot={(props) => <Link to="/help/new" {...props} />}>{t('mine.new')}</Button>}
    >
      {t('mine.emptyText')}
    </EmptyState>
  )
}

type Rows = Awaited<ReturnType<typeof api.helpDesk.listMine.call>>['rows']

function RequestTable({ rows }: { rows: Rows }) {
  const { t } = useTranslation()
  const promiseText = usePromiseText()
  const ageText = useAgeText()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('mine.request')}</th>
          <th scope="col">{t('mine.status')}</th>
          <th scope="col">{t('mine.answer')}</th>
          <th scope="col">{t('mine.updated')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const promise = promiseText(row)
          return (
            <tr key={row.id}>
              <td>
                {row.unread ? <UnreadDot label={t('mine.unread')} /> : null}
                <Link
                  to="/help/requests/$ref"
                  params={{ ref: row.number }}
                  className={styles.main}
                  data-unread={row.unread || undefined}
                >
                  {row.summary}
                </Link>
                <span className={styles.meta}>{row.number}</span>
              </td>
              <td>
                <StatusLabel status={row.status}>{t(`statusForRequester.${row.status}`)}</StatusLabel>
              </td>
              <td>
                <TimeLeftBadge tone={promise.tone} text={promise.text} />
              </td>
              <td className={styles.quiet} title={momentText(row.updatedAt)}>
                {ageText(row.updatedAt)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
