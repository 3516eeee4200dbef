import type { ConsentView } from '@isets/contracts'
import { NativeSelect, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useMay, useSession } from '../session/session.ts'
import { OwnLoginConsent } from './own-login-consent.tsx'
import { SignedConsentForm, type ConsentParties } from './signed-consent-form.tsx'
import styles from './consents.module.css'

const IDHS = 'idhs'

/** A signed consent on its own: a provider for what it discloses itself, IDHS for any receiver (REF-015, REF-019). */
export function RecordConsent(props: { customerId: string; onRecorded: (consent: ConsentView) => void }) {
  const { t } = useTranslation()
  const own = useSession().user.organisation
  const mayReset = useMay()('resetPassword', 'Account')
  const [receiverId, setReceiverId] = useState(own ? IDHS : '')
  const { data: partners = [] } = useQuery(api.referrals.listConsentPartners.queryOptions({ input: {} }))
  const others = partners.filter(({ id }) => id !== own?.id)
  const receiver = others.find(({ id }) => id === receiverId) ?? null
  const isChosen = receiver !== null || (own !== null && receiverId === IDHS)
  const parties: ConsentParties = { disclosing: own, receiving: receiver }
  return (
    <Stack gap="md">
      <NativeSelect
        data-autofocus
        label={t('consent.receiver')}
        value={receiverId}
        data={[
          own ? { value: IDHS, label: t('referrals.idhs') } : { value: '', label: t('act.choose') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => setReceiverId(value)}
      />
      {isChosen ? (
        <>
          <SignedConsentForm key={receiverId} {...props} parties={parties} />
          <h3 className={styles.or}>{t('consent.ownTitle')}</h3>
          <OwnLoginConsent
            key={`login-${receiverId}`}
            customerId={props.customerId}
            parties={parties}
            mayReset={mayReset}
            onGiven={props.onRecorded}
          />
        </>
      ) : null}
    </Stack>
  )
}
