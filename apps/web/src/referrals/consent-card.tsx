import type { ReferralView } from '@isets/contracts'
import { CONSENT_FORM_LABELS } from '@isets/rules'
import { Card, DialogActions } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { dateText } from '../time/time-text.ts'
import styles from './referral-page.module.css'

/** The consent on which the referral stands; staff record its revocation here (REF-021). */
export function ConsentCard({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [asking, setAsking] = useState(false)
  const { consent } = referral
  const revoke = useMutation(
    api.referrals.revokeConsent.mutationOptions({
      onSuccess: () => {
        tell(t('referral.revoked'))
        setAsking(false)
        void queryClient.invalidateQueries({ queryKey: api.referrals.key() })
      },
      onError: (error) => tell(failureText(error), 'error'),
    }),
  )
  if (!consent) return null
  const mayRevoke = consent.allowed.includes('revoke')
  const over = mayRevoke ? t('referral.consentOpen') : t('referral.consentOver')
  return (
    <Card className={styles.card ?? ''}>
      <h2>{t('referral.consent')}</h2>
      <p>
        {consent.status === 'active' ? t('referral.consentUntil', { date: dateText(consent.expiresOn) }) : over}
        {consent.form ? ` · ${t('referral.form')}: ${CONSENT_FORM_LABELS[consent.form]}` : null}
      </p>
      {consent.file ? <a href={`/api/files/${consent.file.id}/content?of=consent`}>{consent.file.name}</a> : null}
      {mayRevoke ? (
        <Button size="xs" variant="default" color="danger.7" onClick={() => setAsking(true)}>
          {t('referral.revoke')}
        </Button>
      ) : null}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('referral.revokeTitle', { name: consent.customer.name })}
      >
        <p>{t('referral.revokeText')}</p>
        <DialogActions
          act={t('referral.revoke')}
          loading={revoke.isPending}
          onAct={() => revoke.mutate({ id: consent.id, version: consent.version })}
          danger
          cancel={t('act.cancel')}
          onCancel={() => setAsking(false)}
        />
      </Modal>
    </Card>
  )
}
