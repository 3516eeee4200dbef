import type { ReferralView } from '@isets/contracts'
import { REFERRAL_KIND_LABELS } from '@isets/rules'
import { Card, EmptyState, Notice, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconArrowLeft, IconMapSearch, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ActBar } from './act-bar.tsx'
import { ConsentCard } from './consent-card.tsx'
import { ReferralFacts } from './referral-facts.tsx'
import { DueMark, ReferralStatusMark } from './referral-marks.tsx'
import { VersionList } from './version-list.tsx'
import styles from './referral-page.module.css'

/** One referral: where it stands, what can be done, and every version of it (REF-043). */
export function ReferralPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/app/referrals/$id' })
  const failureText = useFailureText()
  const { data: referral, error, refetch } = useQuery(api.referrals.openReferral.queryOptions({ input: { id } }))
  useDocumentTitle(referral?.number ?? t('referrals.title'))
  const missing = error !== null && failureOf(error).code === 'NOT_FOUND'
  return (
    <div className={styles.page}>
      <Link to="/referrals" className={styles.back}>
        <IconArrowLeft size={17} aria-hidden />
        {t('referrals.back')}
      </Link>
      {missing && !referral ? (
        <EmptyState icon={IconMapSearch} title={t('failure.notFoundTitle')}>
          {t('referrals.notFound')}
        </EmptyState>
      ) : null}
      {error && !missing ? (
        <Notice
          tone="error"
          role="alert"
          title={failureText(error)}
          action={
            <Button size="xs" variant="white" onClick={() => void refetch()}>
              {t('failure.retry')}
            </Button>
          }
        />
      ) : null}
      {!referral && !error ? <SkeletonLines label={t('shell.loading')} lines={10} /> : null}
      {referral ? <OpenedReferral referral={referral} /> : null}
    </div>
  )
}

function OpenedReferral({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation()
  return (
    <>
      <header className={styles.head}>
        <p>
          <span className={styles.number}>{referral.number}</span>
          <span>{REFERRAL_KIND_LABELS[referral.kind]}</span>
        </p>
        <h1 tabIndex={-1}>{referral.customer.name}</h1>
        <div className={styles.marks}>
          <ReferralStatusMark referral={referral} />
          <DueMark referral={referral} />
        </div>
      </header>
      <div className={styles.actions}>
        <ActBar referral={referral} />
        <Button variant="default" leftSection={<IconPrinter size={17} aria-hidden />} onClick={() => window.print()}>
          {t('referral.print')}
        </Button>
      </div>
      <div className={styles.columns}>
        <Card className={styles.card ?? ''}>
          <h2>{t('referral.facts')}</h2>
          <ReferralFacts referral={referral} />
        </Card>
        <div className={styles.side}>
          <ConsentCard referral={referral} />
          <Card className={styles.card ?? ''}>
            <h2>{t('referral.versions')}</h2>
            <VersionList versions={referral.versions} />
          </Card>
        </div>
      </div>
    </>
  )
}
