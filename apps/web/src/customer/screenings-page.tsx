import type { ScreeningRow } from '@isets/contracts'
import { ageInDays } from '@isets/rules'
import { IconCircleCheck, IconClipboardText, IconFlame, IconPencil } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta, StateMark } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { momentText } from '../time/time-text.ts'
import { useMinute } from '../time/use-minute.ts'
import { ScreeningDeadlineButton, ScreeningDeadlineNote } from './screening-deadline-note.tsx'
import { parseScreeningsSearch, SHOWN_SCREENINGS } from './searches.ts'

type Shown = (typeof SHOWN_SCREENINGS)[number]

const MARKS = {
  overdue: { tone: 'bad', icon: IconFlame },
  draft: { tone: 'wait', icon: IconPencil },
  complete: { tone: 'good', icon: IconCircleCheck },
} as const

/** Screenings that the reader may see; those that are overdue are counted on the start page (ASMT-021). */
export function ScreeningsPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseScreeningsSearch)
  const { search, filter } = address
  const { show } = search
  const input = {
    status: show === 'draft' || show === 'complete' ? [show] : [],
    overdue: show === 'overdue',
    page: address.page,
    pageSize: PAGE_SIZE,
  }
  const list = useQuery(api.casework.listScreenings.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <ListPage
      title={t('screenings.title')}
      lead={
        <>
          {t('screenings.lead')} <ScreeningDeadlineNote />
        </>
      }
      address={address}
      list={list}
      actions={<ScreeningDeadlineButton />}
      exportOf={{ group: 'casework', list: 'listScreenings', input }}
      things={t('screenings.things')}
      count={(count) => t('screenings.shown', { count })}
      empty={{ icon: IconClipboardText, title: t('screenings.emptyTitle'), text: t('screenings.emptyText') }}
      filters={
        <FilterSelect
          label={t('screenings.show')}
          any={t('screenings.every')}
          words={SHOWN_SCREENINGS}
          text={(one) => t(`screenings.${one}`)}
          value={show}
          onChange={(one) => filter({ show: one })}
        />
      }
    >
      {(screenings) => <ScreeningTable screenings={screenings} />}
    </ListPage>
  )
}

function ScreeningTable({ screenings }: { screenings: readonly ScreeningRow[] }) {
  const { t } = useTranslation()
  const now = new Date(useMinute())
  const columns: Column<ScreeningRow>[] = [
    {
      key: 'customer',
      heading: t('screenings.customer'),
      cell: ({ customerId, customerName, individualNumber }) => (
        <>
          <RowLink to="/customers/$id/screening" params={{ id: customerId }}>
            {customerName}
          </RowLink>
          <RowMeta>{individualNumber}</RowMeta>
        </>
      ),
    },
    {
      key: 'state',
      heading: t('screenings.state'),
      cell: (row) => <State of={row.isOverdue ? 'overdue' : row.status} />,
    },
    {
      key: 'provider',
      heading: t('screenings.provider'),
      quiet: true,
      cell: ({ organisation }) => <span>{organisation?.name ?? t('screenings.idhs')}</span>,
    },
    {
      key: 'begun',
      heading: t('screenings.begun'),
      cell: ({ startedAt, startedBy }) => (
        <>
          <span>{momentText(startedAt)}</span>
          <RowMeta>{startedBy}</RowMeta>
        </>
      ),
    },
    {
      key: 'submitted',
      heading: t('screenings.submitted'),
      quiet: true,
      cell: ({ submittedAt, startedAt }) =>
        submittedAt ? (
          <span>{momentText(submittedAt)}</span>
        ) : (
          <>
            <span>{t('screenings.notYet')}</span>
            <RowMeta>{t('screenings.begunDaysAgo', { count: ageInDays(new Date(startedAt), now) })}</RowMeta>
          </>
        ),
    },
  ]
  return <ListTable label={t('screenings.title')} columns={columns} rows={screenings} rowKey={({ id }) => id} />
}

function State({ of }: { of: Shown }) {
  const { t } = useTranslation()
  return <StateMark {...MARKS[of]}>{t(`screenings.${of}`)}</StateMark>
}
