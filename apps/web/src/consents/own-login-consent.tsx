import type { ConsentView } from '@isets/contracts'
import { CURRENT_CONSENT_TEXT } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { ResetPassword } from '../customer/reset-password.tsx'
import styles from './consents.module.css'
import type { ConsentParties } from './signed-consent-form.tsx'

const EMPTY = { email: '', password: '', agreed: false }

interface OwnLoginConsentProps {
  customerId: string
  parties: ConsentParties
  /** Whether the customer's record is open to the reader. */
  mayReset: boolean
  onGiven: (consent: ConsentView) => void
}

/** REF-014: the customer agrees at this screen with the own login. It is checked and kept nowhere, not even here. */
export function OwnLoginConsent({ customerId, parties, mayReset, onGiven }: OwnLoginConsentProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [form, setForm] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const give = useMutation({
    ...api.identity.consentInOwnLogin.mutationOptions({
      onSuccess: (consent) => {
        setForm(EMPTY)
        setTried(false)
        tell(t('consent.recorded'))
        onGiven(consent)
      },
      onError: () => setForm((before) => ({ ...before, password: '' })),
    }),
    gcTime: 0,
  })
  const { email, password, agreed } = form
  const refused: Record<string, string> = give.error ? (failureOf(give.error).details.fields ?? {}) : {}
  const missing = (isMissing: boolean, sentence: string) => (tried && isMissing ? sentence : undefined)
  const passwordError = refused['password'] ?? missing(password === '' && !give.error, t('consent.passwordMissing'))
  const submit = () => {
    setTried(true)
    if (email.trim() === '' || password === '' || !agreed || give.isPending) return
    give.mutate({
      ...{ customerId, email: email.trim(), password },
      disclosingOrganisationId: parties.disclosing?.id ?? null,
      receivingOrganisationId: parties.receiving?.id ?? null,
      ...{ textVersion: CURRENT_CONSENT_TEXT, agreed: true },
    })
  }
  return (
    <div className={styles.signed} role="group" aria-label={t('consent.ownTitle')}>
      <p>{t('consent.ownHere')}</p>
      {give.error && Object.keys(refused).length === 0 ? (
        <Notice tone="error" role="alert" title={failureText(give.error)} />
      ) : null}
      <div className={styles.login}>
        <TextInput
          autoComplete="off"
          label={t('consent.customerEmail')}
          error={refused['email'] ?? missing(email.trim() === '', t('consent.emailMissing'))}
          value={email}
          onChange={({ currentTarget: { value } }) => setForm({ ...form, email: value })}
        />
        <PasswordInput
          autoComplete="off"
          label={t('consent.customerPassword')}
          error={passwordError}
          value={password}
          onChange={({ currentTarget: { value } }) => setForm({ ...form, password: value })}
        />
      </div>
      <Forgotten customerId={customerId} mayReset={mayReset} />
      <Checkbox
        label={t('consents.agree')}
        error={missing(!agreed, t('consents.agreeMissing'))}
        checked={agreed}
        onChange={({ currentTarget: { checked } }) => setForm({ ...form, agreed: checked })}
      />
      <Button w="fit-content" variant="default" onClick={submit} loading={give.isPending}>
        {t('consent.giveHere')}
      </Button>
    </div>
  )
}

/** REF-023: whoever may open the record resets the password; then the consent begins again. */
function Forgotten({ customerId, mayReset }: Pick<OwnLoginConsentProps, 'customerId' | 'mayReset'>) {
  const { t } = useTranslation()
  if (!mayReset) return <p className={styles.quiet}>{t('consent.forgotten')}</p>
  return <ResetPassword customerId={customerId} label={t('consent.resetPassword')} />
}
