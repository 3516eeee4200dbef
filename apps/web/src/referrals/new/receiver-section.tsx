import type { ReceiverView } from '@isets/contracts'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fieldId, type Fields } from './fields.tsx'
import { chosenReceiver } from './receiver.ts'
import styles from './new-referral.module.css'

/** REF-034, REF-065, PROV-008: the provider with distance and address, and the intake if it is agreed already. */
export function ReceiverSection({ view, form, problems, put, isIdhs }: Fields & { isIdhs: boolean }) {
  const { t } = useTranslation()
  const { serviceNeeded } = form
  const offered = view.receivers.filter(({ type }) => serviceNeeded === null || type === serviceNeeded)
  const receiver = chosenReceiver(view, form)
  const miles = (count: number | null) => (count === null ? '' : ` · ${t('newReferral.miles', { count })}`)
  return (
    <>
      <NativeSelect
        id={fieldId('programmeId')}
        label={t('act.provider')}
        description={t('newReferral.receiverHint')}
        value={form.programmeId}
        error={problems.programmeId}
        data={[
          { value: '', label: t('act.choose') },
          ...offered.map((one) => ({
            value: one.programme.id,
            label: `${one.organisation.name}: ${one.programme.name}${miles(one.miles)}`,
          })),
        ]}
        onChange={({ currentTarget: { value } }) => put({ programmeId: value, intakeLocationId: '' })}
      />
      {receiver ? <Places receiver={receiver} /> : null}
      {receiver ? (
        <fieldset className={styles.intake}>
          <legend>{t('newReferral.intake')}</legend>
          <NativeSelect
            id={fieldId('intakeLocationId')}
            label={t('newReferral.intakeLocation')}
            value={form.intakeLocationId}
            error={problems.intakeLocationId}
            data={[
              { value: '', label: t('newReferral.notAgreed') },
              ...receiver.places.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) => put({ intakeLocationId: value })}
          />
          <div className={styles.pair}>
            <TextInput
              id={fieldId('intakeOn')}
              type="date"
              label={t('newReferral.intakeOn')}
              value={form.intakeOn}
              error={problems.intakeOn}
              onChange={({ currentTarget: { value } }) => put({ intakeOn: value })}
            />
            <TextInput
              id={fieldId('intakeAt')}
              type="time"
              label={t('newReferral.intakeAt')}
              value={form.intakeAt}
              error={problems.intakeAt}
              onChange={({ currentTarget: { value } }) => put({ intakeAt: value })}
            />
          </div>
        </fieldset>
      ) : null}
      {isIdhs && view.customer.eligibility !== 'eligible' ? (
        <Checkbox
          id={fieldId('eligibilityConfirmed')}
          label={t('act.eligibilityConfirmed')}
          description={t('newReferral.eligibilityHint')}
          checked={form.eligibilityConfirmed}
          onChange={({ currentTarget: { checked } }) => put({ eligibilityConfirmed: checked })}
        />
      ) : null}
    </>
  )
}

function Places({ receiver }: { receiver: ReceiverView }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.places}>
      {receiver.places.map(({ id, name, address, city, miles }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span>
            {address}, {city}
            {miles === null ? null : ` · ${t('newReferral.miles', { count: miles })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
