import type { ReferralRow } from '@isets/contracts'
import { EmptyState } from '@isets/ui'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { CustomerConsents } from '../consents/customer-consents.tsx'
import { RecordFrame } from '../customer/record-frame.tsx'
import { RecordPart } from '../customer/record-part.tsx'
import { ExportMenu } from '../list/export-menu.tsx'
import { ScrollRegion } from '../list/scroll-region.tsx'
import { NewReferralLink } from './new-referral-link.tsx'
import { ReferralTable } from './referral-table.tsx'
import styles from './referral-page.module.css'

/** The referrals and consents of one customer that the reader may see, in their record (REF-022, REF-042). */
export function CustomerReferralsPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams({ strict: false })
  return (
    <RecordFrame id={id}>
      {() => (
        <>
          <div className={styles.actions}>
            <ExportMenu
              label={t('referrals.export')}
              of={{ group: 'referrals', list: 'listReferrals', input: allOf(id) }}
            />
            <NewReferralLink customerId={id} />
          </div>
          <CustomerReferrals customerId={id} />
          <CustomerConsents customerId={id} />
        </>
      )}
    </RecordFrame>
  )
}

function allOf(customerId: string) {
  return { customerId, view: 'all', sort: '-submitted' } as const
}

function CustomerReferrals({ customerId }: { customerId: string }) {
  const list = useQuery(api.referrals.listReferrals.queryOptions({ input: { ...allOf(customerId), pageSize: 100 } }))
  return (
    <RecordPart customerId={customerId} query={list} lines={5}>
      {({ rows }) => <Referrals rows={rows} />}
    </RecordPart>
  )
}

function Referrals({ rows }: { rows: readonly ReferralRow[] }) {
  const { t } = useTranslation()
  if (rows.length === 0) {
    return (
      <EmptyState icon={IconArrowsExchange} title={t('referrals.emptyTitle')}>
        {t('referrals.noneOfCustomer')}
      </EmptyState>
    )
  }
  return (
    <ScrollRegion label={t('referrals.title')} rows={rows.length}>
      <ReferralTable referrals={rows} />
    </ScrollRegion>
  )
}
