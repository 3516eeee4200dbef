import type { CategoryYear, PaidBy, PaymentMethod, ServicesView } from '@isets/contracts'
import { CATEGORIES, PAID_BY_LABELS, PAYMENT_METHOD_LABELS } from '@isets/rules'
import { Autocomplete, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { activityLabel, type CostErrors, type CostForm } from './cost-form.ts'
import { dateText } from './money-text.ts'
import styles from './services.module.css'

interface CostFieldsProps {
  view: ServicesView
  year: CategoryYear
  form: CostForm
  errors: CostErrors
  /** What the server says of single fields. */
  refusals: Readonly<Record<string, string>> | undefined
  asksReason: boolean
  fixedActivity: boolean
  onChange: (change: Partial<CostForm>) => void
}

const METHODS = Object.entries(PAYMENT_METHOD_LABELS).map(([value, label]) => ({ value, label }))
const PAYERS = Object.entries(PAID_BY_LABELS).map(([value, label]) => ({ value, label }))

export function CostFields({
  view,
  year,
  form,
  errors,
  refusals,
  asksReason,
  fixedActivity,
  onChange,
}: CostFieldsProps) {
  const { t } = useTranslation()
  const errorOf = (field: keyof CostErrors, name: string = field) =>
    errors[field] ? t(`cost.${errors[field]}`) : refusals?.[name]
  return (
    <div className={styles.form}>
      {fixedActivity ? null : (
        <NativeSelect
          className={styles.wide}
          name="activityId"
          label={t('cost.activity')}
          data={view.activities.map((one) => {
            const { day, ...label } = activityLabel(one)
            return { value: one.id, label: t('cost.activitySince', { ...label, day: dateText(day) }) }
          })}
          error={view.activities.length === 0 ? t('cost.noActivity') : errorOf('activityId')}
          value={form.activityId}
          onChange={(event) => onChange({ activityId: event.currentTarget.value })}
        />
      )}
      <Autocomplete
        className={styles.wide}
        size="md"
        name="subtype"
        label={t('cost.subtype')}
        description={t('cost.subtypeHint')}
        data={[...CATEGORIES[year.category].subtypes]}
        maxLength={120}
        error={errorOf('subtype')}
        value={form.subtype}
        onChange={(subtype) => onChange({ subtype })}
        data-autofocus
      />
      <TextInput
        name="issuedOn"
        type="date"
        label={t('cost.issuedOn')}
        description={t('cost.issuedHint')}
        max={view.today}
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
      {asksReason ? (
        <Textarea
          className={styles.wide}
          name="reason"
          label={t('cost.reason')}
          description={t('cost.reasonHint')}
          maxLength={2_000}
          autosize
          minRows={2}
          error={errors.reason && t(`cost.${errors.reason}`)}
          value={form.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      ) : null}
    </div>
  )
}
