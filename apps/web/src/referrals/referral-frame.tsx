import type { ReferralView } from '@isets/contracts'
import { EmptyState, Notice, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconArrowLeft, IconMapSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import styles from './referral-page.module.css'

interface ReferralFrameProps {
  id: string
  /** Where the way back leads; left out, to all referrals. */
  back?: ReactNode
  children: (referral: ReferralView) => ReactNode
}

/** A page of one referral: its way back, and what is said while there is none. */
export function ReferralFrame({ id, back, children }: ReferralFrameProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const { data: referral, error, refetch } = useQuery(api.referrals.openReferral.queryOptions({ input: { id } }))
  useDocumentTitle(referral?.number ?? t('referrals.title'))
  const missing = error !== null && failureOf(error).code === 'NOT_FOUND'
  return (
    <div className={styles.page}>
      {back ?? (
        <Link to="/referrals" className={styles.back}>
          <IconArrowLeft size={17} aria-hidden />
          {t('referrals.back')}
        </Link>
      )}
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
      {referral ? children(referral) : null}
    </div>
  )
}
