import type { ReferralFormView, SnapEligibility } from '@isets/contracts'
import { REFERRAL_STATUS_LABELS } from '@isets/rules'
import { Card, Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dateText, dayText } from '../../time/time-text.ts'
import styles from './new-referral.module.css'

/** REF-011: whom the form is about, with the way to the assessment; and what of earlier referrals matters now. */
export function CustomerCard({ view }: { view: ReferralFormView }) {
  const { t } = useTranslation()
  const { customer, open, earlier } = view
  const facts = [
    [t('referral.individualNumber'), customer.individualNumber],
    [t('referral.birthDate'), customer.birthDate && dateText(customer.birthDate)],
    [t('newReferral.county'), customer.county],
    [t('referral.eligibility'), t(`referral.${customer.eligibility as SnapEligibility}`)],
  ]
  const nobody = t('referrals.idhs')
  return (
    <aside className={styles.aside}>
      <Card className={styles.card ?? ''}>
        <h2>{customer.name}</h2>
        <dl className={styles.facts}>
          {facts.map(([name, value]) =>
            value ? (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        <Button
          variant="default"
          leftSection={<IconClipboardText size={17} aria-hidden />}
          renderRoot={(props) => <Link to="/customers/$id/screening" params={{ id: customer.id }} {...props} />}
        >
          {t('newReferral.review')}
        </Button>
      </Card>
      {open.map(({ id, number, status, provider }) => (
        <Notice key={id} tone="info" title={t('newReferral.open', { number })}>
          {provider?.name ?? nobody}: {REFERRAL_STATUS_LABELS[status]}
        </Notice>
      ))}
      {earlier ? (
        <Notice tone="info" title={t('newReferral.earlier', { number: earlier.number })}>
          {t('newReferral.earlierText', { name: earlier.provider?.name ?? nobody, date: dayText(earlier.until) })}
        </Notice>
      ) : null}
    </aside>
  )
}
