import type { DeletionRequestRow } from '@isets/contracts'
import { DELETION_REASON_LABELS, DELETION_STATUS_LABELS } from '@isets/rules'
import { IconCircleCheck, IconCircleX, IconClock, IconEraser } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta, RowTitle, StateMark } from '../list/row-parts.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { DELETION_STATUSES } from '../notes/labels.ts'
import { parseDeletionsSearch } from '../notes/searches.ts'
import { dateText, momentText } from '../time/time-text.ts'

const CHOICES = [...DELETION_STATUSES, 'every'] as const
const MARKS = {
  not_reviewed: { tone: 'wait', icon: IconClock },
  approved: { tone: 'good', icon: IconCircleCheck },
  rejected: { tone: 'plain', icon: IconCircleX },
} as const

/** The Case Note Deletion Request Report, starting with what is not reviewed (NOTE-015, RPTD-01). */
export function DeletionsPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseDeletionsSearch)
  const { search, filter } = address
  const status = search.status ?? 'not_reviewed'
  const input = {
    q: search.q ?? '',
    status: status === 'every' ? [...DELETION_STATUSES] : [status],
    sort: search.sort ?? 'requested',
    page: address.page,
    pageSize: PAGE_SIZE,
  } as const
  const list = useQuery(
    api.casework.listDeletionRequests.queryOptions({
      input: { ...input, status: [...input.status] },
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <ListPage
      title={t('deletions.title')}
      lead={t('deletions.lead')}
      address={address}
      list={list}
      exportOf={{ group: 'casework', list: 'listDeletionRequests', input }}
      things={t('deletions.things')}
      count={(count) => t('deletions.shown', { count })}
      empty={{ icon: IconEraser, title: t('deletions.emptyTitle'), text: t('deletions.emptyText') }}
      filters={
        <>
          <SearchBox label={t('deletions.search')} value={search.q} onChange={(q) => filter({ q }, true)} width={320} />
          <FilterSelect
            label={t('deletions.status')}
            words={CHOICES}
            text={(one) => t(`deletions.${one}`)}
            value={status}
            onChange={(one) => filter({ status: one === 'not_reviewed' ? undefined : one })}
          />
        </>
      }
    >
      {(requests) => (
        <DeletionsTable
          requests={requests}
          sort={search.sort ?? 'requested'}
          onSort={(sort) => filter({ sort: sort === 'requested' ? undefined : sort })}
        />
      )}
    </ListPage>
  )
}

type Sort = 'requested' | '-requested'
const SORTS: readonly Sort[] = ['requested', '-requested']

interface TableProps {
  requests: readonly DeletionRequestRow[]
  sort: Sort
  onSort: (sort: Sort) => void
}

function DeletionsTable({ requests, sort, onSort }: TableProps) {
  const { t } = useTranslation()
  const columns: Column<DeletionRequestRow>[] = [
    {
      key: 'requester',
      heading: t('deletions.requester'),
      cell: ({ id, requester, requesterOrganisation }) => (
        <>
          <RowLink to="/deletion-requests/$id" params={{ id }} aria-label={t('deletions.manageOf', requester)}>
            {requester.name}
          </RowLink>
          <RowMeta>{requesterOrganisation ?? ''}</RowMeta>
        </>
      ),
    },
    {
      key: 'requested',
      heading: t('deletions.requested'),
      quiet: true,
      width: 170,
      cell: (one) => <span>{momentText(one.requestedAt)}</span>,
    },
    {
      key: 'note',
      heading: t('deletions.note'),
      cell: (one) => (
        <>
          <RowTitle>{`${one.customer.name} · ${t('deletions.noteOf', { day: dateText(one.contactOn) })}`}</RowTitle>
          <RowMeta>{one.noteExcerpt}</RowMeta>
        </>
      ),
    },
    {
      key: 'reason',
      heading: t('deletions.reason'),
      cell: (one) => (
        <>
          <RowTitle>{DELETION_REASON_LABELS[one.reason]}</RowTitle>
          <RowMeta>{one.explanation}</RowMeta>
        </>
      ),
    },
    {
      key: 'status',
      heading: t('deletions.status'),
      width: 150,
      cell: ({ status }) => <StateMark {...MARKS[status]}>{DELETION_STATUS_LABELS[status]}</StateMark>,
    },
  ]
  return (
    <ListTable
      label={t('deletions.title')}
      columns={columns}
      rows={requests}
      rowKey={(one) => one.id}
      sorting={{ value: sort, words: SORTS, onChange: onSort }}
    />
  )
}
