import { parseDollars } from '@isets/rules'
import { DialogActions, Notice } from '@isets/ui'
import { Checkbox, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { StartsOnField } from '../setting/starts-on-field.tsx'
import { startsOnProblem } from '../setting/starts-on.ts'
import type { CategoryCap } from './cap-settings.ts'

interface CapDialogProps {
  cap: CategoryCap
  today: string
  onDone: () => void
}

/** SUPP-012: sets the yearly cap of a category from a date on, with the consequence in words. */
export function CapDialog({ cap, today, onDone }: CapDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const present = cap.now?.capCents ?? null
  const [amount, setAmount] = useState(present === null ? '' : (present / 100).toFixed(2))
  const [hasNone, setHasNone] = useState(cap.now !== null && present === null)
  const [startsOn, setStartsOn] = useState(today)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const set = useMutation(
    api.billing.setCap.mutationOptions({
      onSuccess: async () => {
        const { listCaps, openServices, openOverride } = api.billing
        const keys = [listCaps.key(), openServices.key(), openOverride.key()]
        await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
        tell(t('caps.saved', { category: cap.label }))
        onDone()
      },
    }),
  )
  const capCents = hasNone ? null : parseDollars(amount)
  const isBadAmount = !hasNone && capCents === null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = isBadAmount ? 'amount' : startsOnProblem(startsOn, today) && 'startsOn'
    if (wrong) return form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
    if (!set.isPending) set.mutate({ category: cap.category, startsOn, capCents })
  }
  const refusals = set.error ? failureOf(set.error).details.fields : undefined
  return (
    <Modal opened onClose={onDone} title={t('caps.dialogTitle', { category: cap.label })}>
      <form ref={form} onSubmit={submit} noValidate>
        {set.error && !refusals ? <Notice tone="error" role="alert" title={failureText(set.error)} /> : null}
        <TextInput
          name="amount"
          inputMode="decimal"
          label={t('caps.amount')}
          disabled={hasNone}
          error={tried && isBadAmount ? t('caps.badAmount') : refusals?.['capCents']}
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
          data-autofocus
        />
        <Checkbox
          mt="md"
          label={t('caps.hasNone')}
          checked={hasNone}
          onChange={(event) => setHasNone(event.currentTarget.checked)}
        />
        <StartsOnField
          value={startsOn}
          today={today}
          tried={tried}
          refusal={refusals?.['startsOn']}
          consequenceOf={(day) => t('caps.consequence', { day })}
          onChange={setStartsOn}
        />
        <DialogActions act={t('caps.save')} loading={set.isPending} cancel={t('caps.cancel')} onCancel={onDone} />
      </form>
    </Modal>
  )
}
