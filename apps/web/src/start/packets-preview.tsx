import type { PacketRow } from '@isets/contracts'
import { TimeLeftBadge } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { monthText } from '../packets/figure-text.ts'
import { dateText } from '../time/time-text.ts'
import { IN_BACKGROUND, Preview, PREVIEW_ROWS } from './preview.tsx'

/** Staffings that wait for the part of this person, the oldest month first. */
export function PacketsPreview() {
  const { t } = useTranslation()
  const input = { view: 'due', sort: 'month', pageSize: PREVIEW_ROWS } as const
  const { data } = useQuery(api.billing.listPackets.queryOptions({ input, ...IN_BACKGROUND }))
  const columns: Column<PacketRow>[] = [
    {
      key: 'packet',
      heading: t('start.packet'),
      cell: (row) => (
        <>
          <RowLink to="/packets/$id" params={{ id: row.id }}>
            {`${row.organisation.name}, ${monthText(row.month)}`}
          </RowLink>
          <RowMeta>{row.programme.name}</RowMeta>
        </>
      ),
    },
    {
      key: 'due',
      heading: t('start.dueOn'),
      cell: ({ dueOn, isOverdue }) =>
        dueOn === null ? null : <TimeLeftBadge tone={isOverdue ? 'overdue' : 'fine'} text={dateText(dueOn)} />,
    },
  ]
  const all = (
    <Link to="/packets" search={{ view: 'due' }}>
      {t('start.seeAll', { count: data?.total ?? 0 })}
    </Link>
  )
  return <Preview title={t('start.packetsTitle')} all={all} data={data} columns={columns} rowKey={(row) => row.id} />
}
