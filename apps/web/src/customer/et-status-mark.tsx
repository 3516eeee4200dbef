import type { EtStatus, SnapEligibility } from '@isets/contracts'
import { ET_STATUS_LABELS } from '@isets/rules'
import {
  IconAlertTriangle,
  IconBriefcase,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClipboardCheck,
  IconClock,
  IconDoorExit,
  IconHourglassOff,
  IconLock,
  IconPlayerPause,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateMark, type Tone } from '../list/row-parts.tsx'

const STATUSES: Record<EtStatus, readonly [Tone, Icon]> = {
  not_enrolled: ['plain', IconCircleDashed],
  ies_matched: ['plain', IconUserCheck],
  initial_assessment_complete: ['plain', IconClipboardCheck],
  pending_referral_approval: ['wait', IconClock],
  referral_rejected: ['bad', IconCircleX],
  referral_expired: ['bad', IconHourglassOff],
  wait_list: ['wait', IconClock],
  pending_activity_start_dates: ['wait', IconCalendarEvent],
  active: ['good', IconCircleCheck],
  inactive: ['wait', IconPlayerPause],
  retention: ['good', IconBriefcase],
  exited: ['plain', IconDoorExit],
  never_active: ['plain', IconCircleDashed],
  consent_revoked: ['bad', IconLock],
}

/** The E&T status in words with its picture. */
export function EtStatusMark({ status }: { status: EtStatus }) {
  const [tone, icon] = STATUSES[status]
  return (
    <StateMark tone={tone} icon={icon}>
      {ET_STATUS_LABELS[status]}
    </StateMark>
  )
}

const ELIGIBILITIES: Record<SnapEligibility, readonly [Tone, Icon]> = {
  eligible: ['good', IconCircleCheck],
  not_eligible: ['bad', IconCircleX],
  needs_verification: ['wait', IconAlertTriangle],
  n_a: ['plain', IconCircleDashed],
}

/** What IES says of the SNAP eligibility. */
export function EligibilityMark({ eligibility }: { eligibility: SnapEligibility }) {
  const { t } = useTranslation()
  const [tone, icon] = ELIGIBILITIES[eligibility]
  return (
    <StateMark tone={tone} icon={icon}>
      {t(`customers.eligibilities.${eligibility}`)}
    </StateMark>
  )
}
