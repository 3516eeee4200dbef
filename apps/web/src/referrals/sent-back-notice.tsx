import type { ReferralView } from '@isets/contracts'
import { REJECTION_REASON_LABELS } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import styles from './referral-page.module.css'

/** REF-055: why a referral is back with its FCRC, and for that one what comes next. Nothing while it is not there. */
export function SentBackNotice({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation()
  const may = useMay()
  const { user } = useSession()
  const { sentBack, status, from, to, reasons } = referral
  if (!sentBack || sentBack.takenUpAt !== null || status !== 'rejected') return null
  const isOurs = user.organisation?.id === from?.id && may('submit', 'Referral')
  const why = reasons.map((reason) => REJECTION_REASON_LABELS[reason]).join('; ')
  const again = (
    <Button renderRoot={(props) => <Link to="/referrals/new" search={{ customer: referral.customer.id }} {...props} />}>
      {t('sentBack.again')}
    </Button>
  )
  return (
    <Notice
      tone={isOurs ? 'warning' : 'info'}
      icon={IconArrowBackUp}
      title={isOurs ? t('sentBack.toUs') : t('sentBack.toOffice', { office: from?.name ?? t('referral.office') })}
      action={isOurs ? again : undefined}
    >
      <dl className={styles.back}>
        <dt>{to ? t('sentBack.rejectedBy', { provider: to.name }) : t('sentBack.rejected')}</dt>
        <dd>{[why, referral.note].filter(Boolean).join('. ') || t('act.rejected')}</dd>
        <dt>{t('sentBack.by', { by: sentBack.by, at: momentText(sentBack.at) })}</dt>
        <dd>{sentBack.note}</dd>
      </dl>
      {isOurs ? <p className={styles.next}>{t('sentBack.next')}</p> : null}
    </Notice>
  )
}
