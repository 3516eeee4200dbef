import { StatusLabel, TimeLeftBadge, UnreadDot } from '@isets/ui'
import { useTranslation } from 'react-i18next'
import type { api } from '../api/client.ts'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta, RowTitle } from '../list/row-parts.tsx'
import { momentText } from '../time/time-text.ts'
import { useAgeText } from '../time/use-minute.ts'
import { useRequestWords } from './request-words.ts'

type Row = Awaited<ReturnType<typeof api.helpDesk.listMine.call>>['rows'][number]

interface RequestTableProps {
  rows: readonly Row[]
  label: string
  /** Says who filed each one: they are not all of the reader. */
  showRequester?: boolean
}

export function RequestTable({ rows, label, showRequester = false }: RequestTableProps) {
  const { t } = useTranslation()
  const words = useRequestWords()
  const ageText = useAgeText()
  const requester: Column<Row> = {
    key: 'requester',
    heading: t('request.requester'),
    width: '20%',
    cell: (row) => (
      <>
        <RowTitle>{row.requester.name}</RowTitle>
        {row.organisation ? <RowMeta>{row.organisation.name}</RowMeta> : null}
      </>
    ),
  }
  const columns: Column<Row>[] = [
    {
      key: 'request',
      heading: t('mine.request'),
      ...(showRequester && { width: '36%' }),
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
    ...(showRequester ? [requester] : []),
    {
      key: 'status',
      heading: t('mine.status'),
      cell: (row) => <StatusLabel status={row.status}>{words.status(row)}</StatusLabel>,
    },
    { key: 'answer', heading: t('mine.answer'), cell: (row) => <TimeLeftBadge {...words.promise(row)} /> },
    {
      key: 'updated',
      heading: t('mine.updated'),
      quiet: true,
      cell: (row) => <span title={momentText(row.updatedAt)}>{ageText(row.updatedAt)}</span>,
    },
  ]
  return <ListTable label={label} columns={columns} rows={rows} rowKey={(row) => row.id} />
}
