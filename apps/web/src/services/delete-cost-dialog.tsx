import type { CostView } from '@isets/contracts'
import { DialogActions } from '@isets/ui'
import { Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { dateText, money } from './money-text.ts'
import { refreshServices } from './use-services.ts'

/** Takes a cost back, with the consequence in words; in a submitted month with a reason (SUPP-021, SUPP-022). */
export function DeleteCostDialog({ cost, onDone }: { cost: CostView; onDone: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [reason, setReason] = useState('')
  const [asksReason, setAsksReason] = useState(false)
  const remove = useMutation(
    api.billing.deleteCost.mutationOptions({
      onSuccess: async () => {
        await refreshServices()
        tell(t('cost.deleted'))
        onDone()
      },
      onError: (error) => {
        if (failureOf(error).details.fields?.['amendmentReason'] !== undefined) setAsksReason(true)
      },
    }),
  )
  const short = asksReason && reason.trim().length < 3
  const submit = () => {
    const { id, version } = cost
    if (short || remove.isPending) return
    remove.mutate({ id, version, ...(asksReason && { amendmentReason: reason.trim() }) })
  }
  const facts = { what: cost.description, day: dateText(cost.issuedOn), total: money(cost.totalCents) }
  return (
    <Modal opened onClose={onDone} title={t('cost.deleteTitle')}>
      <p>{t('cost.deleteText', facts)}</p>
      {remove.error && !asksReason ? (
        <p role="alert" style={{ color: 'var(--red)', marginTop: 12 }}>
          {failureText(remove.error)}
        </p>
      ) : null}
      {asksReason ? (
        <Textarea
          mt="md"
          label={t('cost.reason')}
          description={t('cost.reasonHint')}
          error={short ? t('cost.missingReason') : undefined}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <DialogActions
        act={t('cost.delete')}
        loading={remove.isPending}
        onAct={submit}
        danger
        careful
        cancel={t('cost.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}
