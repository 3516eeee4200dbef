import { consentText, CURRENT_CONSENT_TEXT, IDHS_NAME } from '@isets/rules'
import { Button, Checkbox, NativeSelect, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import styles from './consents.module.css'

/** `to:<provider>` for IDHS with a provider, `from:<provider>` for a provider with IDHS. */
type Choice = `${'to' | 'from'}:${string}` | ''

/** The text names both sides before anybody agrees (CUST-012, CUST-013). */
export function GiveConsent() {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [choice, setChoice] = useState<Choice>('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const { data: providers = [] } = useQuery(api.referrals.listConsentPartners.queryOptions({ input: {} }))
  const give = useMutation(
    api.referrals.giveConsent.mutationOptions({
      onSuccess: () => {
        tell(t('consents.given'))
        setChoice('')
        setAgreed(false)
        setTried(false)
        void queryClient.invalidateQueries({ queryKey: api.referrals.listConsents.key() })
      },
      onError: (error) => tell(failureText(error), 'error'),
    }),
  )
  const [way, id] = choice.split(':')
  const provider = providers.find((one) => one.id === id)
  const sides =
    way === 'to'
      ? { disclosing: IDHS_NAME, receiving: provider?.name ?? '' }
      : { disclosing: provider?.name ?? '', receiving: IDHS_NAME }
  const submit = () => {
    setTried(true)
    if (!provider || !agreed || give.isPending) return
    give.mutate({
      disclosingOrganisationId: way === 'from' ? provider.id : null,
      receivingOrganisationId: way === 'to' ? provider.id : null,
      textVersion: CURRENT_CONSENT_TEXT,
      agreed: true,
    })
  }
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('consents.who')}
        error={tried && !provider ? t('consents.whoMissing') : undefined}
        value={choice}
        onChange={(event) => setChoice(event.currentTarget.value as Choice)}
        data={[
          { value: '', label: t('act.choose') },
          ...providers.flatMap(({ id: one, name }) => [
            { value: `from:${one}`, label: t('consents.withIdhs', { provider: name }) },
            { value: `to:${one}`, label: t('consents.withProvider', { provider: name }) },
          ]),
        ]}
      />
      {provider ? (
        <section aria-label={t('consents.read')}>
          <strong>{t('consents.read')}</strong>
          <ul className={styles.text}>
            {consentText(CURRENT_CONSENT_TEXT, sides).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Checkbox
        label={t('consents.agree')}
        error={tried && !agreed ? t('consents.agreeMissing') : undefined}
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
      <Button w="fit-content" onClick={submit} loading={give.isPending}>
        {t('consents.submit')}
      </Button>
    </Stack>
  )
}
