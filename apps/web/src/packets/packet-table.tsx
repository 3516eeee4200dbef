import type { PacketRow } from '@isets/contracts'
import { BILLING_APPROVAL_LABELS, BILLING_SUBMITTAL_LABELS } from '@isets/rules'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { dayText } from '../time/time-text.ts'
import { monthText } from './figure-text.ts'
import { DueMark, MonthMark, StaffingWords } from './packet-marks.tsx'
import { PACKET_SORTS } from './searches.ts'

interface PacketTableProps {
  packets: readonly PacketRow[]
  sort: (typeof PACKET_SORTS)[number]
  onSort: (sort: (typeof PACKET_SORTS)[number]) => void
}

export function PacketTable({ packets, sort, onSort }: PacketTableProps) {
  const { t } = useTranslation()
  const columns: Column<PacketRow>[] = [
    {
      key: 'month',
      heading: t('packets.month'),
      cell: (packet) => (
        <>
          <RowLink to="/packets/$id" params={{ id: packet.id }}>
            {monthText(packet.month)}
          </RowLink>
          <RowMeta>
            {packet.amendmentsToReview > 0 ? t('packets.amendments', { count: packet.amendmentsToReview }) : null}
          </RowMeta>
        </>
      ),
    },
    {
      key: 'organisation',
      heading: t('packets.programme'),
      cell: (packet) => (
        <>
          <span>{packet.organisation.name}</span>
          <RowMeta>{packet.programme.name}</RowMeta>
        </>
      ),
    },
    {
      key: 'state',
      heading: t('packets.stateAndDue'),
      cell: (packet) => (
        <>
          <MonthMark state={packet.dashboard} />
          <DueMark packet={packet} />
        </>
      ),
    },
    { key: 'staffing', heading: t('packets.staffing'), cell: (packet) => <StaffingWords packet={packet} /> },
    {
      key: 'billing',
      heading: t('packets.billing'),
      cell: (packet) => (
        <>
          <span>{dated(BILLING_SUBMITTAL_LABELS[packet.billingSubmittal], packet.billingSubmittedAt)}</span>
          <RowMeta>{dated(BILLING_APPROVAL_LABELS[packet.billingApproval], packet.billingApprovedAt)}</RowMeta>
        </>
      ),
    },
  ]
  return (
    <ListTable
      label={t('packets.title')}
      columns={columns}
      rows={packets}
      rowKey={(packet) => packet.id}
      sorting={{ value: sort, words: PACKET_SORTS, onChange: onSort }}
    />
  )
}

function dated(words: string, at: string | null): string {
  return at === null ? words : `${words}, ${dayText(at)}`
}
