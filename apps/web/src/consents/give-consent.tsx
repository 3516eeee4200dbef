import { CURRENT_CONSENT_TEXT } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button, Checkbox, NativeSelect, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { ConsentText } from './consent-text.tsx'
import styles from './consents.module.css'

const IDHS = 'idhs'
const EMPTY = { from: '', to: '', agreed: false }

/** The text names both sides before anybody agrees (CUST-012, CUST-013): IDHS and a provider, or two providers. */
export function GiveConsent() {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [form, setForm] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const { data: providers = [] } = useQuery(api.referrals.listConsentPartners.queryOptions({ input: {} }))
  const give = useMutation(
    api.referrals.giveConsent.mutationOptions({
      onSuccess: () => {
        tell(t('consents.given'))
        setForm(EMPTY)
        setTried(false)
        void queryClient.invalidateQueries({ queryKey: api.referrals.listConsents.key() })
      },
    }),
  )
  const put = (change: Partial<typeof EMPTY>) => setForm((before) => ({ ...before, ...change }))
  const partyOf = (value: string) => providers.find(({ id }) => id === value) ?? null
  const sides = [
    { value: IDHS, label: t('referrals.idhs') },
    ...providers.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const { from, to, agreed } = form
  const isChosen = from !== '' && to !== '' && from !== to
  const parties = { disclosing: partyOf(from), receiving: partyOf(to) }
  const missing = (value: string) => (tried && value === '' ? t('consents.whoMissing') : undefined)
  const submit = () => {
    setTried(true)
    if (!isChosen || !agreed || give.isPending) return
    give.mutate({
      disclosingOrganisationId: parties.disclosing?.id ?? null,
      receivingOrganisationId: parties.receiving?.id ?? null,
      ...{ textVersion: CURRENT_CONSENT_TEXT, agreed: true },
    })
  }
  return (
    <Stack gap="md">
      <div className={styles.pair}>
        <NativeSelect
          label={t('consents.from')}
          error={missing(from)}
          value={from}
          data={[{ value: '', label: t('act.choose') }, ...sides.filter(({ value }) => value !== to)]}
          onChange={({ currentTarget: { value } }) => put({ from: value })}
        />
        <NativeSelect
          label={t('consents.to')}
          error={missing(to)}
          value={to}
          data={[{ value: '', label: t('act.choose') }, ...sides.filter(({ value }) => value !== from)]}
          onChange={({ currentTarget: { value } }) => put({ to: value })}
        />
      </div>
      {isChosen ? <ConsentText parties={parties} /> : null}
      <Checkbox
        label={t('consents.agree')}
        error={tried && !agreed ? t('consents.agreeMissing') : undefined}
        checked={agreed}
        onChange={({ currentTarget: { checked } }) => put({ agreed: checked })}
      />
      {give.error ? <Notice tone="error" role="alert" title={failureText(give.error)} /> : null}
      <Button w="fit-content" onClick={submit} loading={give.isPending}>
        {t('consents.submit')}
      </Button>
    </Stack>
  )
}
