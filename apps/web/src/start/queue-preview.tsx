import type { HelpRequestRow } from '@isets/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { DueBadge } from './due-badge.tsx'
import { IN_BACKGROUND, Preview, PREVIEW_ROWS } from './preview.tsx'

/** Help requests that are overdue or due soon. */
export function QueuePreview() {
  const { t } = useTranslation()
  const { data } = useQuery(
    api.helpDesk.listQueue.queryOptions({ input: { view: 'due', pageSize: PREVIEW_ROWS }, ...IN_BACKGROUND }),
  )
  const columns: Column<HelpRequestRow>[] = [
    {
      key: 'request',
      heading: t('start.request'),
      cell: (row) => (
        <>
          <RowLink to="/support/queue" search={{ view: 'due', request: row.id }}>
            {row.summary}
          </RowLink>
          <RowMeta>{[row.number, row.organisation?.name].filter(Boolean).join(' · ')}</RowMeta>
        </>
      ),
    },
    { key: 'due', heading: t('start.due'), cell: (row) => <DueBadge promise={row.promise} /> },
  ]
  const all = (
    <Link to="/support/queue" search={{ view: 'due' }}>
      {t('start.seeAll', { count: data?.total ?? 0 })}
    </Link>
  )
  return <Preview title={t('start.queueTitle')} all={all} data={data} columns={columns} rowKey={(row) => row.id} />
}
