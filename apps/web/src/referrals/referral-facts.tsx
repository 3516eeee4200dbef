import type { ReferralView, SnapEligibility } from '@isets/contracts'
import { PROGRAMME_TYPE_LABELS, REJECTION_REASON_LABELS } from '@isets/rules'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dateText, dueText, momentText } from '../time/time-text.ts'
import styles from './referral-page.module.css'

/** Everything that the form says; what is empty is left out. */
export function ReferralFacts({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation()
  const { customer, intake, decision, closed, sentBack } = referral
  const by = (who: string | null, at: string | null) =>
    at ? t('referral.answeredBy', { by: who ?? '', at: momentText(at) }) : null
  const facts: [string, ReactNode][] = [
    [t('referral.individualNumber'), customer.individualNumber],
    [t('referral.birthDate'), referral.customerBirthDate && dateText(referral.customerBirthDate)],
    [t('referral.eligibility'), t(`referral.${customer.eligibility as SnapEligibility}`)],
    [t('referrals.from'), referral.from?.name ?? t('referrals.idhs')],
    [
      t('referrals.to'),
      referral.to?.name ?? t(referral.kind === 'reverse' ? 'referrals.idhs' : 'referrals.noReceiver'),
    ],
    [t('referral.office'), referral.office],
    [t('referral.programme'), referral.programme?.name],
    [t('referral.service'), referral.serviceNeeded && PROGRAMME_TYPE_LABELS[referral.serviceNeeded]],
    [
      t('referrals.submitted'),
      t('referral.submittedBy', { by: referral.submittedBy, at: momentText(referral.submittedAt) }),
    ],
    [t('referral.contact'), contactText(referral, (at) => t('referral.contacted', { at }))],
    [t('referrals.due'), dueText(referral.responseDueAt)],
    [t('referral.expires'), referral.status.startsWith('pending') ? dueText(referral.expiresAt) : null],
    [
      t('referral.intake'),
      intake.location && `${intake.location.name}, ${intake.location.address}, ${intake.location.city}`,
    ],
    [t('referral.assessment'), referral.assessmentCompletedOn && dateText(referral.assessmentCompletedOn)],
    [t('referral.start'), referral.expectedStartOn && dateText(referral.expectedStartOn)],
    [t('referrals.response'), by(referral.respondedBy, referral.respondedAt)],
    [
      t('referral.decision'),
      decision &&
        [
          t(decision.receivesSnap ? 'referral.snapYes' : 'referral.snapNo'),
          t(decision.etEligible ? 'referral.etYes' : 'referral.etNo'),
          by(decision.by, decision.at),
        ].join(' · '),
    ],
    [t('referral.reasons'), referral.reasons.map((reason) => REJECTION_REASON_LABELS[reason]).join('; ')],
    [t('referral.note'), referral.note],
    [t('referral.sentBack'), sentBack && `${by(sentBack.by, sentBack.at)}: ${sentBack.note}`],
    [t('referral.takenUp'), sentBack?.takenUpAt && momentText(sentBack.takenUpAt)],
    [t('referral.access'), referral.grants.map(({ name }) => name).join(', ') || t('referral.nobody')],
    [t('referrals.status'), closed && t('referral.closed', { reason: closed.reason })],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function contactText({ contactedAt, contactDueAt }: ReferralView, contacted: (at: string) => string): string | null {
  if (contactedAt) return contacted(momentText(contactedAt))
  return contactDueAt && dueText(contactDueAt)
}
