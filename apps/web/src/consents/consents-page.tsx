import { Card, EmptyState, PageHeading, SkeletonLines } from '@isets/ui'
import { IconFileCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ExportMenu } from '../list/export-menu.tsx'
import { ListFailure } from '../list/list-states.tsx'
import { ConsentLine } from './consent-line.tsx'
import { GiveConsent } from './give-consent.tsx'
import styles from './consents.module.css'

/** A customer's own consents: see, give, revoke (CUST-002, IDN-014). */
export function ConsentsPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('consents.title'))
  const consents = useQuery(api.referrals.listConsents.queryOptions({ input: { pageSize: 200 } }))
  const askAgain = () => void queryClient.invalidateQueries({ queryKey: api.referrals.listConsents.key() })
  return (
    <div className={styles.page}>
      <PageHeading
        title={t('consents.title')}
        lead={t('consents.lead')}
        actions={
          consents.data?.rows.length ? (
            <ExportMenu of={{ group: 'referrals', list: 'listConsents', input: {} }} />
          ) : null
        }
      />
      <Card className={styles.card ?? ''}>
        <h2>{t('consents.mine')}</h2>
        {consents.error ? (
          <ListFailure error={consents.error} busy={consents.isFetching} onRetry={() => void consents.refetch()} />
        ) : null}
        {consents.isPending ? <SkeletonLines label={t('shell.loading')} lines={3} /> : null}
        {consents.data?.rows.length === 0 ? <EmptyState icon={IconFileCheck} title={t('consents.none')} /> : null}
        <ul className={styles.list}>
          {consents.data?.rows.map((consent) => (
            <ConsentLine key={consent.id} consent={consent} by="revokeOwnConsent" onRevoked={askAgain} />
          ))}
        </ul>
      </Card>
      <Card className={styles.card ?? ''}>
        <h2>{t('consents.give')}</h2>
        <GiveConsent />
      </Card>
    </div>
  )
}
