import { parseDollars } from '@isets/rules'
import { Notice } from '@isets/ui'
import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { dateText } from '../services/money-text.ts'
import type { CategoryCap } from './cap-settings.ts'

interface CapDialogProps {
  cap: CategoryCap
  today: string
  onDone: () => void
}

type Problem = 'badAmount' | 'missingDate' | 'pastDate'
type Errors = Partial<Record<'amount' | 'startsOn', Problem>>

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
  const problems = problemsOf(hasNone ? '0' : amount, startsOn, today)
  const errors = tried ? problems : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first] = Object.keys(problems)
    if (first !== undefined) return form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    if (set.isPending) return
    set.mutate({ category: cap.category, startsOn, capCents: hasNone ? null : parseDollars(amount) })
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
          error={errors.amount ? t(`caps.${errors.amount}`) : refusals?.['capCents']}
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
        <TextInput
          mt="md"
          name="startsOn"
          type="date"
          min={today}
          label={t('caps.startsOn')}
          description={t('caps.startsHint')}
          error={errors.startsOn ? t(`caps.${errors.startsOn}`) : refusals?.['startsOn']}
          value={startsOn}
          onChange={(event) => setStartsOn(event.currentTarget.value)}
        />
        {startsOn === '' ? null : (
          <div style={{ marginTop: 16 }}>
            <Notice tone="info" title={t('caps.consequence', { day: dateText(startsOn) })} />
          </div>
        )}
        <div className="dialog-actions">
          <Button type="submit" loading={set.isPending}>
            {t('caps.save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('caps.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function problemsOf(amount: string, startsOn: string, today: string): Errors {
  return {
    ...(parseDollars(amount) === null && { amount: 'badAmount' as const }),
    ...(startsOn === '' && { startsOn: 'missingDate' as const }),
    ...(startsOn !== '' && startsOn < today && { startsOn: 'pastDate' as const }),
  }
}
