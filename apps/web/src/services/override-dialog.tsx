import type { CategoryYear, CostView, OverrideView } from '@isets/contracts'
import { parseDollars } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { money } from './money-text.ts'
import { refreshServices } from './use-services.ts'

const LEAST_WORDS = 10
const MOST_CENTS = 10_000_000

interface OverrideDialogProps {
  customerId: string
  fiscalYear: number
  year: CategoryYear
  /** The saved cost over the cap; none to ask for an increase of the total (SUPP-020). */
  cost: CostView | null
  /** Leads back to the cost, when the dialog cannot just be closed. */
  onInstead: (cost: CostView) => void
  onClose: () => void
}

/**
 * Asks for an override (SUPP-014, SUPP-015). For a saved cost the excess is known and the dialog stays until the request
 * is sent or the cost is changed; an increase of the total can be cancelled.
 */
export function OverrideDialog({ customerId, fiscalYear, year, cost, onInstead, onClose }: OverrideDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [explanation, setExplanation] = useState('')
  const [amount, setAmount] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const done = {
    onSuccess: async ({ number }: OverrideView) => {
      await refreshServices()
      tell(t('override.sent', { number }))
      onClose()
    },
  }
  const forCost = useMutation(api.billing.requestOverride.mutationOptions(done))
  const forTotal = useMutation(api.billing.requestIncrease.mutationOptions(done))
  const failure = forCost.error ?? forTotal.error
  const busy = forCost.isPending || forTotal.isPending
  const cents = cost ? cost.excessCents : (parseDollars(amount) ?? 0)
  const short = explanation.trim().length < LEAST_WORDS
  const wrong = cents <= 0 || cents > MOST_CENTS
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (short || wrong)
      return form.current?.querySelector<HTMLElement>(`[name="${wrong ? 'amount' : 'explanation'}"]`)?.focus()
    if (busy) return
    const text = explanation.trim()
    if (cost) forCost.mutate({ costId: cost.id, version: cost.version, explanation: text })
    else forTotal.mutate({ customerId, category: year.category, fiscalYear, excessCents: cents, explanation: text })
  }
  const title = cost ? t('override.request') : t('override.increase', { category: year.label })
  const stays = cost ? { withCloseButton: false, closeOnEscape: false, closeOnClickOutside: false } : {}
  return (
    <Modal opened onClose={onClose} title={title} {...stays}>
      <form ref={form} onSubmit={submit} noValidate>
        {failure ? <Notice tone="error" role="alert" title={failureText(failure)} /> : null}
        <p>{cost ? t('override.forced', { cents: money(cost.excessCents) }) : t('override.increaseText')}</p>
        {cost ? (
          <TextInput mt="md" readOnly label={t('override.excessLabel')} value={money(cost.excessCents)} />
        ) : (
          <TextInput
            mt="md"
            name="amount"
            inputMode="decimal"
            data-autofocus
            label={t('override.amount')}
            error={tried && wrong ? t('cost.badAmount') : undefined}
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
        )}
        <Textarea
          mt="md"
          {...(cost && { 'data-autofocus': true })}
          name="explanation"
          label={t('override.explain')}
          description={t('override.explainHint')}
          error={tried && short ? t('override.explainMissing') : undefined}
          maxLength={4_000}
          autosize
          minRows={3}
          value={explanation}
          onChange={(event) => setExplanation(event.currentTarget.value)}
        />
        <div className="dialog-actions">
          <Button type="submit" loading={busy}>
            {t('override.send')}
          </Button>
          {cost === null || cost.allowed.includes('edit') ? (
            <Button variant="default" onClick={() => (cost ? onInstead(cost) : onClose())}>
              {t(cost ? 'override.instead' : 'cost.cancel')}
            </Button>
          ) : null}
        </div>
      </form>
    </Modal>
  )
}
