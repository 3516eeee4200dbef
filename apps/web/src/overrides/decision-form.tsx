import type { OverrideView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { refreshServices } from '../services/use-services.ts'
import styles from './overrides.module.css'

/** SUPP-017: approve or deny, with the reason. Never optimistic: the answer of the server is what is shown. */
export function DecisionForm({ view }: { view: OverrideView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isShort = reason.trim().length < 3
  const field = useRef<HTMLTextAreaElement>(null)
  const decide = useMutation(
    api.billing.decideOverride.mutationOptions({
      onSuccess: async ({ number, status }) => {
        tell(t(status === 'approved' ? 'override.approvedNow' : 'override.deniedNow', { number }))
        await refreshServices()
      },
      onError: async (error) => {
        if (failureOf(error).code === 'STALE') await refreshServices()
      },
    }),
  )
  const submit = (decision: 'approve' | 'deny') => {
    setTried(true)
    if (isShort) return field.current?.focus()
    if (!decide.isPending) decide.mutate({ id: view.id, version: view.version, decision, reason: reason.trim() })
  }
  const failure = decide.error ? failureOf(decide.error) : null
  const busy = (decision: 'approve' | 'deny') => decide.isPending && decide.variables.decision === decision
  return (
    <>
      <p>{t('override.decisionText')}</p>
      {failure && !failure.details.fields ? (
        <Notice
          tone="error"
          role="alert"
          title={failure.code === 'STALE' ? t('override.stale') : failureText(decide.error)}
        />
      ) : null}
      <Textarea
        ref={field}
        label={t('override.reason')}
        description={t('override.reasonHint')}
        error={tried && isShort ? t('override.reasonMissing') : failure?.details.fields?.['reason']}
        maxLength={2_000}
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button onClick={() => submit('approve')} loading={busy('approve')}>
          {t('override.approve')}
        </Button>
        <Button color="danger.7" variant="outline" onClick={() => submit('deny')} loading={busy('deny')}>
          {t('override.deny')}
        </Button>
      </div>
    </>
  )
}
