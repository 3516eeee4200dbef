import type { ScreeningRow } from '@isets/contracts'
import { EmptyState, PageHeading, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf, isHidden } from '../api/refusal.ts'
import { PageNotFound } from '../app/page-failure.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import { momentText } from '../time/time-text.ts'
import { BeginButton } from './begin-button.tsx'
import { Identity, RecordTabs } from './record-frame.tsx'
import { ScreeningOpened } from './screening-opened.tsx'
import styles from './record.module.css'

/**
 * The Initial Screening of a customer. It needs no access to the record: a provider screens whom it has found in IES
 * before there is any referral (ASMT-002).
 */
export function ScreeningPage() {
  const { id: customerId = '' } = useParams({ strict: false })
  const { t } = useTranslation()
  const list = useQuery(api.casework.listScreenings.queryOptions({ input: { customerId } }))
  const [chosen, setChosen] = useState<string>()
  // Who comes from another tab has the record open already; who only screens may not open it.
  const record = useQuery({
    ...api.casework.openCustomer.queryOptions({ input: { id: customerId } }),
    enabled: false,
  })
  const rows = list.data?.rows ?? []
  const current = rows.find(({ id }) => id === chosen) ?? rows[0]
  const opened = useQuery({
    ...api.casework.openScreening.queryOptions({ input: { id: current?.id ?? '' }, staleTime: 0 }),
    enabled: current !== undefined,
  })
  const known = record.data && `${record.data.firstName} ${record.data.lastName}`
  // A title never holds a name.
  useDocumentTitle(t('screening.title'))
  if ([list, opened].some(({ error }) => error && isHidden(failureOf(error)))) return <PageNotFound />
  return (
    <div className={styles.page}>
      <PageHeading
        title={current?.customerName ?? known ?? t('screening.title')}
        lead={record.data ? <Identity customer={record.data} /> : <Screened current={current} />}
      />
      <RecordTabs id={customerId} />
      {list.isPending ? <SkeletonLines label={t('shell.loading')} lines={6} /> : null}
      {list.error ? (
        <ListFailure error={list.error} busy={list.isFetching} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data && !current ? (
        <EmptyState
          icon={IconClipboardText}
          title={t('screening.none')}
          actions={<BeginButton customerId={customerId} label={t('screening.start')} onBegun={setChosen} />}
        >
          {t('screening.noneText')}
        </EmptyState>
      ) : null}
      {current ? <ScreeningOpened key={current.id} query={opened} onBegun={setChosen} /> : null}
      {rows.length > 1 ? <Earlier rows={rows} onChoose={setChosen} /> : null}
    </div>
  )
}

function Screened({ current }: { current: ScreeningRow | undefined }) {
  const { t } = useTranslation()
  if (!current) return t('screening.lead')
  return (
    <span className={styles.meta}>
      <span>{t('screening.title')}</span>
      <span>{t('record.individual', { number: current.individualNumber })}</span>
    </span>
  )
}

/** ASMT-010. */
function Earlier({ rows, onChoose }: { rows: readonly ScreeningRow[]; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <section className={styles.panel} aria-labelledby="earlier">
      <h2 id="earlier">{t('screening.earlier')}</h2>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <Button variant="subtle" size="compact-sm" onClick={() => onChoose(row.id)}>
              {row.submittedAt
                ? t('screening.completeOn', { date: momentText(row.submittedAt), name: row.submittedBy ?? '' })
                : t('screening.draftOf', { date: momentText(row.savedAt) })}
            </Button>
            <span className={styles.quiet}>{row.organisation?.name ?? ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
