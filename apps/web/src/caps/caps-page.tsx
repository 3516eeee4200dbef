import { localDateOf } from '@isets/rules'
import { PageHeading, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconCalendarTime, IconCircleCheck, IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowMeta, RowTitle, StateMark, type Tone } from '../list/row-parts.tsx'
import { dateText, money } from '../services/money-text.ts'
import { serverNow } from '../session/server-time.ts'
import { useMay } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { CapDialog } from './cap-dialog.tsx'
import { capsOn, standingOf, type CapSetting, type CategoryCap } from './cap-settings.ts'
import styles from './caps.module.css'

/** The yearly caps of supportive services, as settings with a date (SUPP-012). */
export function CapsPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('caps.title'))
  const list = useQuery(api.billing.listCaps.queryOptions({ input: {} }))
  const [chosen, setChosen] = useState<CategoryCap | null>(null)
  const today = localDateOf(new Date(serverNow()))
  const settings = list.data?.rows ?? []
  const caps = capsOn(settings, today)
  return (
    <div className={styles.page}>
      <PageHeading title={t('caps.title')} lead={t('caps.lead')} />
      {list.error ? (
        <ListFailure error={list.error} busy={list.isFetching} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isPending ? <SkeletonLines label={t('shell.loading')} lines={8} /> : null}
      {list.data ? (
        <>
          <div className={styles.panel}>
            <CapTable caps={caps} onChange={setChosen} />
          </div>
          <section className={styles.panel} aria-labelledby="cap-history">
            <h2 id="cap-history">{t('caps.history')}</h2>
            <SettingTable settings={settings} caps={caps} today={today} />
          </section>
        </>
      ) : null}
      {chosen ? <CapDialog cap={chosen} today={today} onDone={() => setChosen(null)} /> : null}
    </div>
  )
}

function useCapText() {
  const { t } = useTranslation()
  return (cents: number | null) => (cents === null ? t('caps.none') : t('caps.perYear', { cents: money(cents) }))
}

function CapTable({ caps, onChange }: { caps: readonly CategoryCap[]; onChange: (cap: CategoryCap) => void }) {
  const { t } = useTranslation()
  const maySet = useMay()('configure', 'SupportiveServiceCost')
  const capText = useCapText()
  const columns: Column<CategoryCap>[] = [
    { key: 'category', heading: t('caps.category'), cell: ({ label }) => <RowTitle>{label}</RowTitle> },
    {
      key: 'now',
      heading: t('caps.now'),
      numeric: true,
      cell: ({ now }) => <span>{capText(now?.capCents ?? null)}</span>,
    },
    {
      key: 'since',
      heading: t('caps.since'),
      cell: ({ now }) =>
        now === null ? null : (
          <>
            <span>{dateText(now.startsOn)}</span>
            <RowMeta>{t('caps.setBy', { name: now.setBy })}</RowMeta>
          </>
        ),
    },
    {
      key: 'next',
      heading: t('caps.next'),
      cell: ({ next }) =>
        next === null ? (
          <RowMeta>{t('caps.noNext')}</RowMeta>
        ) : (
          <span>{t('caps.nextLine', { cap: capText(next.capCents), day: dateText(next.startsOn) })}</span>
        ),
    },
    ...(maySet
      ? [
          {
            key: 'actions',
            heading: t('caps.actions'),
            quietHeading: true,
            width: 120,
            cell: (cap: CategoryCap) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('caps.changeOf', { category: cap.label })}
                onClick={() => onChange(cap)}
              >
                {t('caps.change')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return <ListTable label={t('caps.title')} columns={columns} rows={caps} rowKey={({ category }) => category} />
}

const STANDINGS = {
  future: ['wait', IconCalendarTime, 'isFuture'],
  now: ['good', IconCircleCheck, 'isNow'],
  past: ['plain', IconHistory, 'isPast'],
} as const satisfies Record<ReturnType<typeof standingOf>, readonly [Tone, unknown, string]>

interface SettingTableProps {
  settings: readonly CapSetting[]
  caps: readonly CategoryCap[]
  today: string
}

function SettingTable({ settings, caps, today }: SettingTableProps) {
  const { t } = useTranslation()
  const capText = useCapText()
  const columns: Column<CapSetting>[] = [
    {
      key: 'category',
      heading: t('caps.category'),
      cell: (one) => <span>{caps.find(({ category }) => category === one.category)?.label}</span>,
    },
    { key: 'cap', heading: t('caps.cap'), numeric: true, cell: (one) => <span>{capText(one.capCents)}</span> },
    { key: 'from', heading: t('caps.from'), cell: (one) => <span>{dateText(one.startsOn)}</span> },
    {
      key: 'state',
      heading: t('caps.state'),
      cell: (one) => {
        const [tone, icon, word] = STANDINGS[standingOf(one, caps, today)]
        return (
          <StateMark tone={tone} icon={icon}>
            {t(`caps.${word}`)}
          </StateMark>
        )
      },
    },
    { key: 'by', heading: t('caps.by'), cell: (one) => <span>{one.setBy}</span> },
    { key: 'when', heading: t('caps.when'), quiet: true, cell: (one) => <span>{momentText(one.setAt)}</span> },
  ]
  return (
    <ListTable
      label={t('caps.history')}
      columns={columns}
      rows={settings}
      rowKey={({ category, startsOn }) => `${category} ${startsOn}`}
    />
  )
}
