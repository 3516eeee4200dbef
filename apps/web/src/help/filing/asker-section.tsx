import { useController, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useFilingForm } from './field-context.ts'
import { TextField } from './fields.tsx'
import styles from './filing.module.css'
import { fieldId } from './problems.ts'

/** HELP-012 to HELP-015: who asks. Organization and phone are required of partners only. */
export function AskerSection() {
  const { t } = useTranslation()
  const { control } = useFilingForm()
  const isPartner = useWatch({ control, name: 'isPartner' })
  return (
    <section aria-labelledby="section-asker" className={styles.section}>
      <h2 id="section-asker">{t('filing.sectionAsker')}</h2>
      <div className={styles.pair}>
        <TextField path="requester.firstName" label={t('filing.firstName')} autoComplete="given-name" />
        <TextField path="requester.lastName" label={t('filing.lastName')} autoComplete="family-name" />
      </div>
      <TextField path="requester.email" label={t('filing.email')} type="email" autoComplete="email" digitsAllowed />
      <PartnerQuestion />
      <TextField
        path="organisationName"
        label={t('filing.organisation')}
        optional={isPartner !== true}
        autoComplete="organization"
      />
      <div className={styles.phone}>
        <TextField
          path="requester.phone"
          label={t('filing.phone')}
          hint={t('filing.phoneHint')}
          optional={isPartner !== true}
          type="tel"
          autoComplete="tel"
          digitsAllowed
        />
        <TextField
          path="requester.extension"
          label={t('filing.extension')}
          optional
          inputMode="numeric"
          digitsAllowed
        />
      </div>
    </section>
  )
}

const ANSWERS = [
  { value: true, name: 'yes' },
  { value: false, name: 'no' },
] as const

/** HELP-013: starts as Not Set, which is no answer. Native radio buttons: one tab stop, arrow keys. */
function PartnerQuestion() {
  const { t } = useTranslation()
  const { control } = useFilingForm()
  const { field, fieldState } = useController({ control, name: 'isPartner' })
  const error = fieldState.error?.message
  const id = fieldId('isPartner')
  return (
    <fieldset className={styles.question} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{t('filing.isPartner')}</legend>
      <div className={styles.answers}>
        {ANSWERS.map(({ value, name }, index) => (
          <label key={name} className={styles.choiceCard} data-invalid={error ? true : undefined}>
            <input
              type="radio"
              name="isPartner"
              id={index === 0 ? id : undefined}
              checked={field.value === value}
              onChange={() => field.onChange(value)}
              onBlur={field.onBlur}
            />
            <strong>{t(`filing.${name}`)}</strong>
          </label>
        ))}
        {field.value === null ? <span className={styles.notSet}>{t('filing.notSet')}</span> : null}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mantine-InputWrapper-error">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
