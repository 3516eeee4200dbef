import type { ConsentForm, ConsentView } from '@isets/contracts'
import {
  CONSENT_FORM_LABELS,
  CONSENT_FORMS,
  CURRENT_CONSENT_TEXT,
  localDateOf,
  signedConsentProblems,
  type SignedConsentForm as Form,
} from '@isets/rules'
import { ErrorSummary, Notice } from '@isets/ui'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import { ConsentFileField } from './consent-file-field.tsx'
import { ConsentText } from './consent-text.tsx'
import styles from './consents.module.css'
import { useConsentFile } from './use-consent-file.ts'

/** Who tells whom; `null` is IDHS. */
export interface ConsentParties {
  readonly disclosing: { id: string; name: string } | null
  readonly receiving: { id: string; name: string } | null
}

interface SignedConsentFormProps {
  customerId: string
  parties: ConsentParties
  onRecorded: (consent: ConsentView) => void
}

/** REF-015 to REF-019: the form that the customer has signed, with its file, for one receiver and a year at most. */
export function SignedConsentForm({ customerId, parties, onRecorded }: SignedConsentFormProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [form, setForm] = useState<Form>({ form: '', signedOn: '', description: '', attested: false })
  const [attempt, setAttempt] = useState(0)
  const file = useConsentFile()
  const fileId = file.entry?.stored?.id ?? null
  const record = useMutation(
    api.referrals.recordConsent.mutationOptions({
      onSuccess: (consent) => {
        tell(t('consent.recorded'))
        onRecorded(consent)
      },
    }),
  )
  const local = signedConsentProblems({ ...form, hasFile: fileId !== null }, localDateOf(new Date(serverNow())))
  if (file.busy) local.fileId = t('files.wait')
  const fromServer: Record<string, string> = record.error ? (failureOf(record.error).details.fields ?? {}) : {}
  const problems: Partial<Record<string, string>> = attempt > 0 ? { ...fromServer, ...local } : {}
  const lines = Object.entries(problems).map(([key, message = '']) => ({ fieldId: `consent-${key}`, message }))
  const put = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }))

  const submit = () => {
    setAttempt((count) => count + 1)
    if (Object.keys(local).length > 0 || record.isPending || form.form === '' || fileId === null) return
    record.mutate({
      ...{ customerId, fileId, form: form.form, signedOn: form.signedOn, description: form.description.trim() },
      disclosingOrganisationId: parties.disclosing?.id ?? null,
      receivingOrganisationId: parties.receiving?.id ?? null,
      ...{ textVersion: CURRENT_CONSENT_TEXT, attested: true },
    })
  }
  return (
    <div className={styles.signed} role="group" aria-label={t('consent.signedTitle')}>
      <ErrorSummary
        title={t('consent.errors', { count: lines.length })}
        problems={lines}
        attempt={lines.length > 0 ? attempt : 0}
      />
      {record.error && lines.length === 0 ? (
        <Notice tone="error" role="alert" title={failureText(record.error)} />
      ) : null}
      <ConsentText parties={parties} />
      <div className={styles.pair}>
        <NativeSelect
          id="consent-form"
          label={t('consent.form')}
          value={form.form}
          error={problems['form']}
          data={[
            { value: '', label: t('act.choose') },
            ...CONSENT_FORMS.map((one) => ({ value: one, label: CONSENT_FORM_LABELS[one] })),
          ]}
          onChange={({ currentTarget: { value } }) => put({ form: value as ConsentForm | '' })}
        />
        <TextInput
          id="consent-signedOn"
          type="date"
          label={t('consent.signedOn')}
          value={form.signedOn}
          error={problems['signedOn']}
          onChange={({ currentTarget: { value } }) => put({ signedOn: value })}
        />
      </div>
      <ConsentFileField file={file} error={problems['fileId']} />
      <TextInput
        id="consent-description"
        label={t('consent.description')}
        description={t('consent.descriptionHint')}
        maxLength={200}
        value={form.description}
        error={problems['description']}
        onChange={({ currentTarget: { value } }) => put({ description: value })}
      />
      <Checkbox
        id="consent-attested"
        label={t('consent.attested')}
        checked={form.attested}
        error={problems['attested']}
        onChange={({ currentTarget: { checked } }) => put({ attested: checked })}
      />
      <Button w="fit-content" variant="default" onClick={submit} loading={record.isPending}>
        {t('consent.submit')}
      </Button>
    </div>
  )
}
