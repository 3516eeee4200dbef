import type { OverrideRow } from '@isets/contracts'
import { TimeLeftBadge } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { dueText } from '../time/time-text.ts'
import { IN_BACKGROUND, Preview, PREVIEW_ROWS } from './preview.tsx'

const TONES = { over: 'overdue', near: 'soon', calm: 'fine' } as const

/** Cost overrides to decide, the one that is due first at the top. */
export function OverridesPreview() {
  const { t } = useTranslation()
  const input = { status: 'pending', pageSize: PREVIEW_ROWS } as const
  const { data } = useQuery(api.billing.listOverrides.queryOptions({ input, ...IN_BACKGROUND }))
  const columns: Column<OverrideRow>[] = [
    {
      key: 'override',
      heading: t('start.override'),
      cell: (row) => (
        <>
          <RowLink to="/overrides/$id" params={{ id: row.id }}>
            {row.customerName}
          </RowLink>
          <RowMeta>{[row.number, row.categoryLabel, row.organisationName].join(' · ')}</RowMeta>
        </>
      ),
    },
    {
      key: 'due',
      heading: t('start.decideBy'),
      cell: (row) => <TimeLeftBadge tone={TONES[row.urgency ?? 'calm']} text={dueText(row.dueAt)} />,
    },
  ]
  const all = (
    <Link to="/overrides" search={{ status: 'pending' }}>
      {t('start.seeAll', { count: data?.total ?? 0 })}
    </Link>
  )
  return <Preview title={t('start.overridesTitle')} all={all} data={data} columns={columns} rowKey={(row) => row.id} />
}
