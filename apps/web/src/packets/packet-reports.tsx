import type { PacketReport, PacketView } from '@isets/contracts'
import { PACKET_REPORT_LABELS } from '@isets/rules'
import { Card } from '@isets/ui'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useListSearch } from '../list/use-list-search.ts'
import views from '../list/views.module.css'
import { momentText } from '../time/time-text.ts'
import { AttendanceReport, EmploymentReport } from './other-reports.tsx'
import { CostsReport } from './costs-report.tsx'
import { ParticipantsReport } from './participants-report.tsx'
import { ReportApproval } from './report-approval.tsx'
import { parsePacketSearch, type ReportTab } from './searches.ts'
import styles from './packets.module.css'

/** Which report of the checklist each page shows. */
const REPORTS: Partial<Record<ReportTab, PacketReport>> = {
  participants: 'benefits_4333',
  costs: 'supportive_services',
  employment: 'employment',
  attendance: 'attendance_2606',
}

/** The reports of a packet and its history, one at a time; which one stands in the address. */
export function PacketReports({ packet }: { packet: PacketView }) {
  const { t } = useTranslation()
  const { search } = useListSearch(parsePacketSearch)
  const isEarnfare = packet.programme.type === 'EF'
  const tabs: ReportTab[] = ['participants', 'costs', isEarnfare ? 'attendance' : 'employment', 'history']
  const current = search.report !== undefined && tabs.includes(search.report) ? search.report : 'participants'
  const report = REPORTS[current]
  const names: Record<ReportTab, string> = {
    participants: t('packet.participantsTab'),
    costs: t('packet.costsTab'),
    employment: t('packet.employmentTab'),
    attendance: t('packet.attendanceTab'),
    history: t('packet.history'),
  }
  return (
    <Card className={styles.reports}>
      <nav className={views.views} aria-label={t('packet.reports')}>
        {tabs.map((tab) => (
          <Link
            key={tab}
            to="."
            search={{ report: tab === 'participants' ? undefined : tab }}
            replace
            resetScroll={false}
            activeOptions={{ explicitUndefined: true }}
            aria-current={tab === current ? 'page' : undefined}
            data-current={tab === current || undefined}
            className={views.view}
          >
            {names[tab]}
          </Link>
        ))}
      </nav>
      <section aria-label={names[current]}>
        {current === 'participants' ? <ParticipantsReport packet={packet} /> : null}
        {current === 'costs' ? <CostsReport packet={packet} /> : null}
        {current === 'employment' ? <EmploymentReport packet={packet} /> : null}
        {current === 'attendance' ? <AttendanceReport packet={packet} /> : null}
        {current === 'history' ? <History packet={packet} /> : null}
        {report === undefined ? null : <ReportApproval packet={packet} report={report} />}
      </section>
    </Card>
  )
}

function History({ packet }: { packet: PacketView }) {
  const { t } = useTranslation()
  return (
    <ol className={styles.history}>
      {packet.history.toReversed().map(({ id, at, by, action, report, note, changedCost }) => (
        <li key={id}>
          <strong>
            {t(`packetHistory.${changedCost === true ? 'changedCost' : action}`, {
              report: report === null ? '' : PACKET_REPORT_LABELS[report],
            })}
          </strong>
          {note ? <q>{note}</q> : null}
          <span className={styles.stamp}>
            <time dateTime={at}>{momentText(at)}</time> · {by?.name ?? t('packetHistory.bySystem')}
          </span>
        </li>
      ))}
    </ol>
  )
}
