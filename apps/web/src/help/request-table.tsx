import { StatusLabel, TimeLeftBadge, UnreadDot } from '@isets/ui'
import { useTranslation } from 'react-i18next'
import type { api } from '../api/client.ts'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { momentText } from '../time/time-text.ts'
import { useAgeText } from '../time/use-minute.ts'
import { usePromiseText } from './promise-text.ts'

type Row = Awaited<ReturnType<typeof api.helpDesk.listMine.call>>['rows'][number]

export function RequestTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation()
  const promiseText = usePromiseText()
  const ageText = useAgeText()
  const columns: Column<Row>[] = [
    {
      key: 'request',
      heading: t('mine.request'),
      cell: (row) => (
        <>
          {row.unread ? <UnreadDot label={t('mine.unread')} /> : null}
          <RowLink to="/help/requests/$ref" params={{ ref: row.number }} data-unread={row.unread || undefined}>
            {row.summary}
          </RowLink>
          <RowMeta>{row.number}</RowMeta>
        </>
      ),
    },
    {
      key: 'status',
      heading: t('mine.status'),
      cell: (row) => <StatusLabel status={row.status}>{t(`statusForRequester.${row.status}`)}</StatusLabel>,
    },
    { key: 'answer', heading: t('mine.answer'), cell: (row) => <TimeLeftBadge {...promiseText(row)} /> },
    {
      key: 'updated',
      heading: t('mine.updated'),
      quiet: true,
      cell: (row) => <span title={momentText(row.updatedAt)}>{ageText(row.updatedAt)}</span>,
    },
  ]
  return <ListTable label={t('mine.title')} columns={columns} rows={rows} rowKey={(row) => row.id} />
}
