import type { PacketAttendanceRow, PacketEmploymentRow, PacketView } from '@isets/contracts'
import { IconBriefcase, IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { ExportMenu } from '../list/export-menu.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { dateText, hoursText } from './figure-text.ts'
import { REPORT_PAGE, ReportCustomer, ReportFrame } from './report-frame.tsx'
import { parsePacketSearch } from './searches.ts'

/** The employment report (BILL-011); it has no lines until employments are kept. */
export function EmploymentReport({ packet: { id } }: { packet: PacketView }) {
  const { t } = useTranslation()
  const { page, toPage } = useListSearch(parsePacketSearch)
  const input = { id, page, pageSize: REPORT_PAGE }
  const list = useQuery(api.billing.listPacketEmployments.queryOptions({ input }))
  const columns: Column<PacketEmploymentRow>[] = [
    {
      key: 'customer',
      heading: t('packet.customer'),
      cell: (row) => <ReportCustomer name={row.name} number={row.individualNumber} />,
    },
    { key: 'employer', heading: t('packet.employer'), cell: (row) => <span>{row.employer}</span> },
    { key: 'hours', heading: t('packet.hoursShort'), numeric: true, cell: (row) => <span>{row.weeklyHours}</span> },
    { key: 'date', heading: t('packet.date'), cell: (row) => <span>{dateText(row.startedOn)}</span> },
    {
      key: 'verified',
      heading: t('packet.verified'),
      cell: (row) => <span>{t(row.verifiedByIdhs ? 'packet.yes' : 'packet.no')}</span>,
    },
  ]
  return (
    <ReportFrame
      list={list}
      page={page}
      onPage={toPage}
      empty={{ icon: IconBriefcase, title: t('packet.noEmployments'), text: t('packet.noEmploymentsText') }}
      actions={<ExportMenu of={{ group: 'billing', list: 'listPacketEmployments', input: { id } }} />}
    >
      {(rows) => (
        <ListTable label={t('packet.employmentTab')} columns={columns} rows={rows} rowKey={(row) => row.customerId} />
      )}
    </ReportFrame>
  )
}

/** The Earnfare referral and attendance summary (BILL-008). */
export function AttendanceReport({ packet: { id } }: { packet: PacketView }) {
  const { t } = useTranslation()
  const { page, toPage } = useListSearch(parsePacketSearch)
  const input = { id, page, pageSize: REPORT_PAGE }
  const list = useQuery(api.billing.listPacketAttendance.queryOptions({ input }))
  const columns: Column<PacketAttendanceRow>[] = [
    {
      key: 'customer',
      heading: t('packet.customer'),
      cell: (row) => <ReportCustomer name={row.name} number={row.individualNumber} />,
    },
    { key: 'activity', heading: t('packet.activity'), cell: (row) => <span>{row.activity}</span> },
    {
      key: 'hours',
      heading: t('packet.hoursShort'),
      numeric: true,
      cell: (row) => <span>{hoursText(row.hours)}</span>,
    },
    {
      key: 'verified',
      heading: t('packet.verified'),
      numeric: true,
      cell: (row) => <span>{hoursText(row.verifiedHours)}</span>,
    },
  ]
  return (
    <ReportFrame
      list={list}
      page={page}
      onPage={toPage}
      empty={{ icon: IconClock, title: t('packet.noAttendance'), text: t('packet.noAttendanceText') }}
      actions={<ExportMenu of={{ group: 'billing', list: 'listPacketAttendance', input: { id } }} />}
    >
      {(rows) => (
        <ListTable
          label={t('packet.attendanceTab')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.customerId} ${row.activity}`}
        />
      )}
    </ReportFrame>
  )
}
