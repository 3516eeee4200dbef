import type { AmendmentStatus, DashboardMonth, PacketRow } from '@isets/contracts'
import { AMENDMENT_STATUS_LABELS, DASHBOARD_MONTH_LABELS, STAFFING_STATUS_LABELS } from '@isets/rules'
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockHour4,
  IconFlame,
  IconHourglass,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { RowMeta, StateMark, type Tone } from '../list/row-parts.tsx'
import { dayText } from '../time/time-text.ts'
import { dateText } from './figure-text.ts'

const DASHBOARD: Record<DashboardMonth, readonly [Tone, Icon]> = {
  not_started: ['plain', IconCircleDashed],
  provider_manager_not_complete: ['wait', IconHourglass],
  billing_not_complete: ['wait', IconClockHour4],
  all_complete: ['good', IconCircleCheck],
  future_date: ['plain', IconCircleDashed],
}

/** The state of a month in words with its picture (BILL-033). */
export function MonthMark({ state }: { state: DashboardMonth }) {
  const [tone, icon] = DASHBOARD[state]
  return (
    <StateMark tone={tone} icon={icon}>
      {DASHBOARD_MONTH_LABELS[state]}
    </StateMark>
  )
}

/** The staffing status with its day. */
export function StaffingWords({ packet }: { packet: PacketRow }) {
  return (
    <>
      <span>{STAFFING_STATUS_LABELS[packet.staffingStatus]}</span>
      <RowMeta>{dayText(packet.staffingSince)}</RowMeta>
    </>
  )
}

/** By when the next part is due; red and in words when that is past. */
export function DueMark({ packet }: { packet: PacketRow }) {
  const { t } = useTranslation()
  const { dueOn, isOverdue } = packet
  if (dueOn === null) return null
  if (!isOverdue) return <RowMeta>{t('packets.dueBy', { day: dateText(dueOn) })}</RowMeta>
  return (
    <StateMark tone="bad" icon={IconFlame}>
      {t('packets.overdueSince', { day: dateText(dueOn) })}
    </StateMark>
  )
}

const AMENDMENT: Record<AmendmentStatus, readonly [Tone, Icon]> = {
  provisionally_accepted: ['wait', IconHourglass],
  pending_review: ['wait', IconHourglass],
  reviewed: ['plain', IconClockHour4],
  approved: ['good', IconCircleCheck],
  rejected: ['bad', IconCircleX],
}

/** The status of an amendment in words with its picture. */
export function AmendmentMark({ status }: { status: AmendmentStatus }) {
  const [tone, icon] = AMENDMENT[status]
  return (
    <StateMark tone={tone} icon={icon}>
      {AMENDMENT_STATUS_LABELS[status]}
    </StateMark>
  )
}
