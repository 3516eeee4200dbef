import type { AttendanceSheet } from '@isets/contracts'
import { EmptyState } from '@isets/ui'
import { addWeeks, weekOf } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconCalendarWeek, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useListSearch } from '../list/use-list-search.ts'
import { monthText } from '../packets/figure-text.ts'
import { serverNow } from '../session/server-time.ts'
import { dateText } from '../time/time-text.ts'
import { RecordFrame } from './record-frame.tsx'
import { RecordPart } from './record-part.tsx'
import { parseAttendanceSearch } from './searches.ts'
import { WeekTable } from './week-table.tsx'
import styles from './record.module.css'

const illinoisDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' })

/** ATT-011: the attendance of one customer, a week at a time. */
export function AttendancePage() {
  const { id = '' } = useParams({ strict: false })
  return <RecordFrame id={id}>{() => <Week customerId={id} />}</RecordFrame>
}

function Week({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const { search, show } = useListSearch(parseAttendanceSearch)
  const week = weekOf(search.week ?? illinoisDay.format(serverNow()))
  const query = useQuery(api.casework.openAttendance.queryOptions({ input: { customerId, week } }))
  const go = (weeks: number) => show({ week: addWeeks(week, weeks) })
  return (
    <>
      <div className={styles.row}>
        <h2>{t('attendance.week', { date: dateText(week) })}</h2>
        <div className={styles.buttons}>
          <Button variant="default" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={() => go(-1)}>
            {t('attendance.previous')}
          </Button>
          <Button variant="default" onClick={() => show({ week: undefined })}>
            {t('attendance.today')}
          </Button>
          <Button variant="default" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={() => go(1)}>
            {t('attendance.next')}
          </Button>
        </div>
      </div>
      <RecordPart customerId={customerId} query={query} lines={4}>
        {(sheet) => <Sheet sheet={sheet} />}
      </RecordPart>
    </>
  )
}

function Sheet({ sheet }: { sheet: AttendanceSheet }) {
  const { t } = useTranslation()
  if (sheet.lines.length === 0) {
    return (
      <EmptyState icon={IconCalendarWeek} title={t('attendance.none')}>
        {t('attendance.noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      <WeekTable key={versionsOf(sheet)} sheet={sheet} />
      <MonthSums sheet={sheet} />
    </>
  )
}

/** ATT-005, ATT-014: entered and verified apart, and for an ABAWD what counts. */
function MonthSums({ sheet: { months, customer } }: { sheet: AttendanceSheet }) {
  const { t } = useTranslation()
  return (
    <section className={styles.panel} aria-labelledby="months">
      <h2 id="months">{t('attendance.sums')}</h2>
      <dl className={styles.sums}>
        {months.map(({ month, hours, verifiedHours, countable }) => (
          <div key={month}>
            <dt>{monthText(month)}</dt>
            <dd className="numeric">
              {t('attendance.month', { hours: hours / 100, verified: verifiedHours / 100 })}
              {customer.abawd ? <strong>{` · ${t('attendance.countable', { hours: countable / 100 })}`}</strong> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What was written meanwhile replaces what was typed only after a save or a refusal. */
const versionsOf = ({ week, lines }: AttendanceSheet) => [week, ...lines.map(({ version }) => version)].join(' ')
