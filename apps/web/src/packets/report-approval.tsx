import type { PacketReport, PacketView } from '@isets/contracts'
import { PACKET_REPORT_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { StateMark } from '../list/row-parts.tsx'
import { momentText } from '../time/time-text.ts'
import { usePacketChange } from './use-packet.ts'
import styles from './packets.module.css'

/** BILL-007: "Approved by Provider" under a report; the box of the report in part 1 ticks by itself. */
export function ReportApproval({ packet, report }: { packet: PacketView; report: PacketReport }) {
  const { t } = useTranslation()
  const review = usePacketChange(api.billing.reviewReport.mutationOptions())
  const item = packet.parts.find(({ part }) => part === 'provider')?.items.find((one) => one.report === report)
  if (item === undefined) return null
  const { id, version } = packet
  if (item.reviewed !== null && !item.changedSince) {
    const { at, by } = item.reviewed
    const words = { what: t('packet.approvedByProvider'), when: momentText(at), name: by.name }
    return (
      <div className={styles.approval} tabIndex={-1}>
        <StateMark tone="good" icon={IconCircleCheck}>
          {t('packet.stamped', words)}
        </StateMark>
      </div>
    )
  }
  if (!packet.allowed.includes('reviewReport')) return null
  return (
    <div className={styles.approval} tabIndex={-1}>
      <Button
        loading={review.isPending}
        aria-label={t('packet.approveReport', { report: PACKET_REPORT_LABELS[report] })}
        onClick={() => review.mutate({ id, version, report, reviewed: true })}
      >
        {t('packet.approvedByProvider')}
      </Button>
    </div>
  )
}
