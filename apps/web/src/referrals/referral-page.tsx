import type { ReferralView } from '@isets/contracts'
import { REFERRAL_KIND_LABELS } from '@isets/rules'
import { Card } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ActBar } from './act-bar.tsx'
import { ConsentCard } from './consent-card.tsx'
import { ReferralFacts } from './referral-facts.tsx'
import { ReferralFrame } from './referral-frame.tsx'
import { DueMark, ReferralStatusMark } from './referral-marks.tsx'
import { SentBackNotice } from './sent-back-notice.tsx'
import { VersionList } from './version-list.tsx'
import styles from './referral-page.module.css'

/** One referral: where it stands, what can be done, and every version of it (REF-043). */
export function ReferralPage() {
  const { id } = useParams({ from: '/app/referrals/$id' })
  return <ReferralFrame id={id}>{(referral) => <OpenedReferral referral={referral} />}</ReferralFrame>
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
      <SentBackNotice referral={referral} />
      <div className={styles.actions}>
        <ActBar referral={referral} />
        <Button
          variant="default"
          leftSection={<IconPrinter size={17} aria-hidden />}
          renderRoot={(props) => <Link to="/referrals/$id/form" params={{ id: referral.id }} {...props} />}
        >
          {t('referral.printForm')}
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
            <VersionList key={referral.id} versions={referral.versions} />
          </Card>
        </div>
      </div>
    </>
  )
}
