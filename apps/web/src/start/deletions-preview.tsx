import type { DeletionRequestRow } from '@isets/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { momentText } from '../time/time-text.ts'
import { IN_BACKGROUND, Preview, PREVIEW_ROWS } from './preview.tsx'

/** Requests to delete a case note that nobody has reviewed, the oldest first. */
export function DeletionsPreview() {
  const { t } = useTranslation()
  const { data } = useQuery(
    api.casework.listDeletionRequests.queryOptions({ input: { pageSize: PREVIEW_ROWS }, ...IN_BACKGROUND }),
  )
  const columns: Column<DeletionRequestRow>[] = [
    {
      key: 'note',
      heading: t('start.deletion'),
      cell: (row) => (
        <>
          <RowLink to="/deletion-requests/$id" params={{ id: row.id }}>
            {row.customer.name}
          </RowLink>
          <RowMeta>{[row.requester.name, row.requesterOrganisation].filter(Boolean).join(', ')}</RowMeta>
        </>
      ),
    },
    {
      key: 'requested',
      heading: t('start.requested'),
      quiet: true,
      cell: (row) => <span>{momentText(row.requestedAt)}</span>,
    },
  ]
  const all = <Link to="/deletion-requests">{t('start.seeAll', { count: data?.total ?? 0 })}</Link>
  return <Preview title={t('start.deletionsTitle')} all={all} data={data} columns={columns} rowKey={(row) => row.id} />
}
