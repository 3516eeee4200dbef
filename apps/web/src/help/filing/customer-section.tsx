import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useFilingForm } from './field-context.ts'
import { TextField } from './fields.tsx'
import styles from './filing.module.css'

/** HELP-016: the customer's name and address are asked for only when it is about one. */
export function CustomerSection({ needsNumber }: { needsNumber: boolean }) {
  const { t } = useTranslation()
  const { control, register } = useFilingForm()
  const about = useWatch({ control, name: 'aboutCustomer' })
  return (
    <section aria-labelledby="section-customer" className={styles.section}>
      <h2 id="section-customer">{t('filing.sectionCustomer')}</h2>
      <label className={styles.choiceCard}>
        <input type="checkbox" {...register('aboutCustomer')} />
        <span>
          <strong>{t('filing.aboutCustomer')}</strong>
          <small>{t('filing.aboutCustomerHint')}</small>
        </span>
      </label>
      {about ? (
        <>
          <div className={styles.pair}>
            <TextField path="customer.firstName" label={t('filing.customerFirstName')} autoComplete="off" />
            <TextField path="customer.lastName" label={t('filing.customerLastName')} autoComplete="off" />
          </div>
          <TextField path="customer.email" label={t('filing.customerEmail')} type="email" autoComplete="off" />
        </>
      ) : null}
      {about || needsNumber ? (
        <div className={styles.half}>
          <TextField
            path="customer.individualNumber"
            label={t('filing.individualNumber')}
            hint={t('filing.individualNumberHint')}
            optional={!needsNumber}
            inputMode="numeric"
            autoComplete="off"
            digitsAllowed
          />
        </div>
      ) : null}
    </section>
  )
}
