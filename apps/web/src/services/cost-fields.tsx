import type { CategoryYear, ServicesView } from '@isets/contracts'
import { CATEGORIES } from '@isets/rules'
import { Autocomplete, NativeSelect, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { activityLabel, type CostErrors, type CostForm } from './cost-form.ts'
import { dateText } from './money-text.ts'
import { PaymentFields } from './payment-fields.tsx'
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

/** A cost of one category: for which activity, what it was, and its payment. */
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
      <PaymentFields form={form} today={view.today} errorOf={errorOf} onChange={onChange} />
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
