import type { ReferralView } from '@isets/contracts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { BackLink } from '../opened/back-link.tsx'
import { OpenedPage } from '../opened/opened-page.tsx'
import { openedFrom } from '../opened/opened.ts'

interface ReferralFrameProps {
  id: string
  /** Where the way back leads; left out, to all referrals. */
  back?: ReactNode
  children: (referral: ReferralView) => ReactNode
}

/** A page of one referral: its way back, and what is said while there is none. */
export function ReferralFrame({ id, back, children }: ReferralFrameProps) {
  const { t } = useTranslation()
  const query = useQuery(api.referrals.openReferral.queryOptions({ input: { id } }))
  const opened = openedFrom(query)
  useDocumentTitle(opened.view?.number ?? t('referrals.title'))
  return (
    <OpenedPage
      back={back ?? <BackLink to="/referrals">{t('referrals.back')}</BackLink>}
      opened={opened}
      notFound={t('referrals.notFound')}
    >
      {children}
    </OpenedPage>
  )
}
