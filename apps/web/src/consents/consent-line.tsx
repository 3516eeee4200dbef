import type { ConsentView } from '@isets/contracts'
import { CONSENT_FORM_LABELS } from '@isets/rules'
import { DialogActions, Notice } from '@isets/ui'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { dateText, momentText } from '../time/time-text.ts'
import styles from './consents.module.css'

interface ConsentLineProps {
  consent: ConsentView
  /** Staff record that the customer has revoked it; a customer does it in the own login. */
  by: 'revokeConsent' | 'revokeOwnConsent'
  onRevoked: () => void
}

/** One consent: who shares with whom, until when, on which form; and the way to take it back (REF-019 to REF-021). */
export function ConsentLine({ consent, by, onRevoked }: ConsentLineProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [asking, setAsking] = useState(false)
  const idhs = t('referrals.idhs')
  const names = { disclosing: consent.disclosing?.name ?? idhs, receiving: consent.receiving?.name ?? idhs }
  const sides = t('consents.sides', names)
  const revoke = useMutation(
    api.referrals[by].mutationOptions({
      onSuccess: () => {
        tell(t('consents.revokedNow'))
        setAsking(false)
        onRevoked()
      },
      onError: () => onRevoked(),
    }),
  )
  const mayRevoke = consent.allowed.includes('revoke')
  const when = {
    active: () => t('consents.active', { date: dateText(consent.expiresOn) }),
    revoked: () => t('consents.revoked', { date: consent.revokedAt ? momentText(consent.revokedAt) : '' }),
    expired: () => t(mayRevoke ? 'consents.open' : 'consents.expired', { date: dateText(consent.expiresOn) }),
  }[consent.status]()
  return (
    <li>
      <div>
        <strong>{sides}</strong>
        <p>{when}</p>
        <p className={styles.quiet}>
          {consent.form ? CONSENT_FORM_LABELS[consent.form] : t('consent.ownLogin')}
          {consent.file ? (
            <>
              {' · '}
              <a href={`/api/files/${consent.file.id}/content?of=consent`}>{consent.file.name}</a>
            </>
          ) : null}
        </p>
      </div>
      {mayRevoke ? (
        <Button variant="default" aria-label={t('consents.revokeOf', { sides })} onClick={() => setAsking(true)}>
          {t('consents.revoke')}
        </Button>
      ) : null}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('consents.revokeTitle')}>
        <p>{sides}</p>
        <p>{t(by === 'revokeConsent' ? 'referral.revokeText' : 'consents.revokeText')}</p>
        {revoke.error ? <Notice tone="error" role="alert" title={failureText(revoke.error)} /> : null}
        <DialogActions
          act={t('consents.revoke')}
          loading={revoke.isPending}
          onAct={() => revoke.mutate({ id: consent.id, version: consent.version })}
          danger
          cancel={t('consents.keep')}
          onCancel={() => setAsking(false)}
        />
      </Modal>
    </li>
  )
}
