import type { ReferralView } from '@isets/contracts'
import { REFERRAL_KIND_LABELS, REFERRAL_RESPONSE_LABELS, REFERRAL_STATUS_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BackLink } from '../opened/back-link.tsx'
import { serverNow } from '../session/server-time.ts'
import { dateText, momentText } from '../time/time-text.ts'
import { ReferralFacts } from './referral-facts.tsx'
import { ReferralFrame } from './referral-frame.tsx'
import styles from './referral-page.module.css'

/** REF-044: a referral as a form, as it stands now; what is around it is not printed. */
export function ReferralFormPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/app/referrals/$id/form' })
  const back = (
    <BackLink to="/referrals/$id" params={{ id }}>
      {t('referral.backToIt')}
    </BackLink>
  )
  return (
    <ReferralFrame id={id} back={back}>
      {(referral) => (
        <>
          <div className={styles.actions}>
            <Button leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
              {t('referral.print')}
            </Button>
          </div>
          <Sheet referral={referral} />
        </>
      )}
    </ReferralFrame>
  )
}

function Sheet({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation()
  const { number, customer, kind, status, response, consent, versions } = referral
  const state = [REFERRAL_STATUS_LABELS[status], response && REFERRAL_RESPONSE_LABELS[response]]
  return (
    <article className={styles.sheet} aria-labelledby="form-title">
      <header>
        <p>{t('referral.formHead')}</p>
        <h1 id="form-title" tabIndex={-1}>
          {t('referral.formTitle', { number })}
        </h1>
        <p>
          {[REFERRAL_KIND_LABELS[kind], versions[0] && t('referral.version', versions[0])].filter(Boolean).join(' · ')}
        </p>
      </header>
      <h2>{customer.name}</h2>
      <p className={styles.state}>{state.filter(Boolean).join(': ')}</p>
      <ReferralFacts referral={referral} />
      {consent ? (
        <p>{t('referral.formConsent', { signed: dateText(consent.signedOn), until: dateText(consent.expiresOn) })}</p>
      ) : null}
      <div className={styles.signatures}>
        <span>{t('referral.signature')}</span>
        <span>{t('referral.signedDate')}</span>
      </div>
      <footer>{t('referral.printedAt', { at: momentText(new Date(serverNow()).toISOString()) })}</footer>
    </article>
  )
}
