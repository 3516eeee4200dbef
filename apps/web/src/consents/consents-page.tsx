import type { ConsentView } from '@isets/contracts'
import { Card, EmptyState, PageHeading, SkeletonLines } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import { dateText, momentText } from '../time/time-text.ts'
import { GiveConsent } from './give-consent.tsx'
import styles from './consents.module.css'

/** A customer's own consents: see, give, revoke (CUST-002, IDN-014). */
export function ConsentsPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('consents.title'))
  const consents = useQuery(api.referrals.listConsents.queryOptions({ input: {} }))
  return (
    <div className={styles.page}>
      <PageHeading title={t('consents.title')} lead={t('consents.lead')} />
      <Card className={styles.card ?? ''}>
        <h2>{t('consents.mine')}</h2>
        {consents.error ? (
          <ListFailure error={consents.error} busy={consents.isFetching} onRetry={() => void consents.refetch()} />
        ) : null}
        {consents.isPending ? <SkeletonLines label={t('shell.loading')} lines={3} /> : null}
        {consents.data?.rows.length === 0 ? <EmptyState icon={IconFileCheck} title={t('consents.none')} /> : null}
        <ul className={styles.list}>
          {consents.data?.rows.map((consent) => (
            <ConsentLine key={consent.id} consent={consent} />
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

function ConsentLine({ consent }: { consent: ConsentView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [asking, setAsking] = useState(false)
  const idhs = t('referrals.idhs')
  const names = { disclosing: consent.disclosing?.name ?? idhs, receiving: consent.receiving?.name ?? idhs }
  const sides = t('consents.sides', names)
  const revoke = useMutation(
    api.referrals.revokeOwnConsent.mutationOptions({
      onSuccess: () => {
        tell(t('consents.revokedNow'))
        setAsking(false)
        void queryClient.invalidateQueries({ queryKey: api.referrals.listConsents.key() })
      },
      onError: (error) => tell(failureText(error), 'error'),
    }),
  )
  const when = {
    active: () => t('consents.active', { date: dateText(consent.expiresOn) }),
    revoked: () => t('consents.revoked', { date: consent.revokedAt ? momentText(consent.revokedAt) : '' }),
    expired: () => t('consents.expired', { date: dateText(consent.expiresOn) }),
  }[consent.status]()
  return (
    <li>
      <div>
        <strong>{sides}</strong>
        <p>{when}</p>
      </div>
      {consent.allowed.includes('revoke') ? (
        <Button variant="default" aria-label={t('consents.revokeOf', { sides })} onClick={() => setAsking(true)}>
          {t('consents.revoke')}
        </Button>
      ) : null}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('consents.revokeTitle')}>
        <p>{sides}</p>
        <p>{t('consents.revokeText')}</p>
        <div className="dialog-actions">
          <Button
            color="danger.7"
            loading={revoke.isPending}
            onClick={() => revoke.mutate({ id: consent.id, version: consent.version })}
          >
            {t('consents.revoke')}
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('consents.keep')}
          </Button>
        </div>
      </Modal>
    </li>
  )
}
