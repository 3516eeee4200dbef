import type { Action, Subject } from '@isets/contracts'
import { Card, SkeletonLines } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { useMay } from '../session/session.ts'
import { DueBadge } from './due-badge.tsx'
import styles from './start.module.css'

const ROWS = 6
const BACKGROUND = { context: { background: true }, refetchInterval: 60_000 } as const

/** The first rows of the lists that this user works from. */
const PREVIEWS = [
  { needs: ['triage', 'HelpRequest'], part: QueuePreview },
  // referrals: ['answer', 'Referral'], overrides: ['decide', 'CostOverride']: one line and one function like QueuePreview.
] as const satisfies readonly { needs: readonly [Action, Subject]; part: () => React.ReactNode }[]

export function FirstInLine() {
  const may = useMay()
  return (
    <div className={styles.previews}>
      {PREVIEWS.filter(({ needs }) => may(...needs)).map(({ part: Part, needs }) => (
        <Part key={needs.join(' ')} />
      ))}
    </div>
  )
}

function QueuePreview() {
  const { t } = useTranslation()
  const list = useQuery(api.helpDesk.listQueue.queryOptions({ input: { view: 'due', pageSize: ROWS }, ...BACKGROUND }))
  type Row = NonNullable<typeof list.data>['rows'][number]
  const columns: Column<Row>[] = [
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
  if (list.data?.rows.length === 0) return null
  return (
    <Card className={styles.preview ?? ''}>
      <header>
        <h2>{t('start.queueTitle')}</h2>
        <Link to="/support/queue" search={{ view: 'due' }}>
          {t('start.seeAll', { count: list.data?.total ?? 0 })}
        </Link>
      </header>
      {list.data ? (
        <ListTable label={t('start.queueTitle')} columns={columns} rows={list.data.rows} rowKey={(row) => row.id} />
      ) : (
        <SkeletonLines label={t('shell.loading')} lines={ROWS} />
      )}
    </Card>
  )
}
