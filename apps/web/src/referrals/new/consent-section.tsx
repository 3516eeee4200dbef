import type { ConsentView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OwnLoginConsent } from '../../consents/own-login-consent.tsx'
import { SignedConsentForm, type ConsentParties } from '../../consents/signed-consent-form.tsx'
import { dateText } from '../../time/time-text.ts'
import styles from './new-referral.module.css'

interface ConsentSectionProps {
  /** Where the problem of a missing consent leads. */
  id: string
  customerId: string
  parties: ConsentParties
  consent: ConsentView | undefined
  mayReset: boolean
  problem: string | undefined
  onChanged: () => void
}

/** REF-013 to REF-022: no referral without consent for the receiver; one that counts already is used again. */
export function ConsentSection(props: ConsentSectionProps) {
  const { id, customerId, parties, consent, mayReset, problem, onChanged } = props
  const { t } = useTranslation()
  const names = {
    disclosing: parties.disclosing?.name ?? t('referrals.idhs'),
    receiving: parties.receiving?.name ?? t('referrals.idhs'),
  }
  return (
    <section className={styles.consent} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('consent.title')}</h2>
      <div id={id} tabIndex={-1}>
        {consent ? (
          <Notice tone="success" role="status" title={t('consent.found', names)}>
            {t('consent.foundText', {
              name: consent.customer.name,
              signed: dateText(consent.signedOn),
              until: dateText(consent.expiresOn),
            })}
          </Notice>
        ) : (
          <p>{t('consent.needed', names)}</p>
        )}
        {problem ? <p className="mantine-InputWrapper-error">{problem}</p> : null}
      </div>
      {consent ? null : (
        <>
          <SignedConsentForm
            key={`${parties.disclosing?.id}-${parties.receiving?.id}`}
            customerId={customerId}
            parties={parties}
            onRecorded={onChanged}
          />
          <div className={styles.ownLogin}>
            <h3>{t('consent.ownTitle')}</h3>
            <OwnLoginConsent customerId={customerId} parties={parties} mayReset={mayReset} onGiven={onChanged} />
            <p>{t('consent.ownText', names)}</p>
            <Button variant="default" w="fit-content" onClick={onChanged}>
              {t('consent.look')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
