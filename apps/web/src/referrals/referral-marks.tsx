import type { ReferralRow, ReferralStatus, SnapEligibility } from '@isets/contracts'
import { REFERRAL_RESPONSE_LABELS, REFERRAL_STATUS_LABELS } from '@isets/rules'
import {
  IconAlertTriangle,
  IconArchive,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconDoorExit,
  IconFlag,
  IconHourglassOff,
  IconPhone,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { RowError, RowMeta, StateMark } from '../list/row-parts.tsx'
import { dueText } from '../time/time-text.ts'

const STATUSES = {
  pending_idhs_response: { icon: IconClock, tone: 'wait' },
  pending_provider_response: { icon: IconClock, tone: 'wait' },
  accepted: { icon: IconCircleCheck, tone: 'good' },
  rejected: { icon: IconCircleX, tone: 'bad' },
  expired: { icon: IconHourglassOff, tone: 'bad' },
  exited: { icon: IconDoorExit, tone: 'plain' },
  closed: { icon: IconArchive, tone: 'plain' },
} as const satisfies Record<ReferralStatus, object>

/** The status in words, with what was answered under it. */
export function ReferralStatusMark({ referral }: { referral: Pick<ReferralRow, 'status' | 'response'> }) {
  const { status, response } = referral
  return (
    <>
      <StateMark {...STATUSES[status]}>{REFERRAL_STATUS_LABELS[status]}</StateMark>
      {response ? <RowMeta>{REFERRAL_RESPONSE_LABELS[response]}</RowMeta> : null}
    </>
  )
}

type Eligible = Pick<ReferralRow, 'snapEligible' | 'etEligible' | 'customer'>

/** What IDHS has confirmed; before that what IES says. */
export function ReferralEligibility({ referral }: { referral: Eligible }) {
  const { t } = useTranslation()
  const { snapEligible, etEligible, customer } = referral
  if (snapEligible === null && etEligible === null) {
    return <span>{t(`referrals.ies.${customer.eligibility as SnapEligibility}`)}</span>
  }
  const isEligible = snapEligible === true && etEligible === true
  return (
    <StateMark icon={isEligible ? IconCircleCheck : IconCircleX} tone={isEligible ? 'good' : 'bad'}>
      {[
        t(snapEligible ? 'referrals.snapYes' : 'referrals.snapNo'),
        t(etEligible ? 'referrals.etYes' : 'referrals.etNo'),
      ].join(', ')}
    </StateMark>
  )
}

type Pressing = Pick<ReferralRow, 'urgency' | 'kind' | 'status' | 'responseDueAt' | 'flags'>

/** When the answer is due; overdue in words and red, the flags of accepted ones (REF-039 to REF-041, REF-060, REF-068). */
export function DueMark({ referral }: { referral: Pressing }) {
  const { t } = useTranslation()
  const { urgency, status, flags } = referral
  if (!status.startsWith('pending')) {
    return flags.map((flag) => (
      <StateMark key={flag} icon={IconFlag} tone="wait">
        {t(`flag.${flag}`)}
      </StateMark>
    ))
  }
  const due = dueText(referral.responseDueAt)
  if (urgency === 'calm') return <span>{due}</span>
  if (urgency === 'contact') {
    return (
      <>
        <span>{due}</span>
        <StateMark icon={IconPhone} tone="wait">
          {t('urgency.contact')}
        </StateMark>
      </>
    )
  }
  const isRed = urgency === 'red'
  const words = isRed && status === 'pending_idhs_response' ? t('urgency.idhsRed') : t(`urgency.${urgency}`)
  return (
    <>
      <span>{due}</span>
      {isRed ? (
        <RowError>{words}</RowError>
      ) : (
        <StateMark icon={IconAlertTriangle} tone="bad">
          {words}
        </StateMark>
      )}
    </>
  )
}
