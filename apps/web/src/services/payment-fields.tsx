import type { PaidBy, PaymentMethod } from '@isets/contracts'
import { PAID_BY_LABELS, PAYMENT_METHOD_LABELS } from '@isets/rules'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CostErrors, CostForm } from './cost-form.ts'

interface PaymentFieldsProps {
  form: CostForm
  today: string
  /** `name` is what the server calls the field, where that differs. */
  errorOf: (field: keyof CostErrors, name?: string) => string | undefined
  onChange: (change: Partial<CostForm>) => void
}

const METHODS = Object.entries(PAYMENT_METHOD_LABELS).map(([value, label]) => ({ value, label }))
const PAYERS = Object.entries(PAID_BY_LABELS).map(([value, label]) => ({ value, label }))

/** When, how, how much and by whom a cost was paid. */
export function PaymentFields({ form, today, errorOf, onChange }: PaymentFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        name="issuedOn"
        type="date"
        label={t('cost.issuedOn')}
        description={t('cost.issuedHint')}
        max={today}
        error={errorOf('issuedOn')}
        value={form.issuedOn}
        onChange={(event) => onChange({ issuedOn: event.currentTarget.value })}
      />
      <NativeSelect
        name="method"
        label={t('cost.method')}
        description={'\u00a0'}
        data={METHODS}
        value={form.method}
        onChange={(event) => onChange({ method: event.currentTarget.value as PaymentMethod })}
      />
      <TextInput
        name="unit"
        inputMode="decimal"
        label={t('cost.unitCost')}
        error={errorOf('unit', 'unitCents')}
        value={form.unit}
        onChange={(event) => onChange({ unit: event.currentTarget.value })}
      />
      <TextInput
        name="quantity"
        inputMode="numeric"
        label={t('cost.quantity')}
        error={errorOf('quantity')}
        value={form.quantity}
        onChange={(event) => onChange({ quantity: event.currentTarget.value })}
      />
      <NativeSelect
        name="paidBy"
        label={t('cost.paidBy')}
        data={PAYERS}
        value={form.paidBy}
        onChange={(event) => onChange({ paidBy: event.currentTarget.value as PaidBy })}
      />
      <Checkbox
        mt={28}
        label={t('cost.isEstimate')}
        checked={form.isEstimate}
        onChange={(event) => onChange({ isEstimate: event.currentTarget.checked })}
      />
    </>
  )
}
