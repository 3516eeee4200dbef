import type { ReferralDraft, ReferralFormView } from '@isets/contracts'
import {
  PROGRAMME_TYPE_LABELS,
  PROGRAMME_TYPES,
  REFERRAL_RESPONSE_LABELS,
  type NewReferralField,
  type NewReferralProblems,
} from '@isets/rules'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SsnNotice } from '../../help/filing/ssn-notice.tsx'
import { RadioCards } from './radio-cards.tsx'
import styles from './new-referral.module.css'

export interface Fields {
  view: ReferralFormView
  form: ReferralDraft
  problems: NewReferralProblems
  put: (change: Partial<ReferralDraft>) => void
}

/** In the order of the form, for the summary of problems. */
const ORDER = [
  ...([
    'side',
    'serviceNeeded',
    'programmeId',
    'intakeLocationId',
    'intakeOn',
    'intakeAt',
    'eligibilityConfirmed',
  ] as const),
  ...(['office', 'response', 'assessmentCompletedOn', 'expectedStartOn', 'consentId', 'note'] as const),
] as const satisfies readonly NewReferralField[]

export function fieldId(field: NewReferralField): string {
  return `referral-${field}`
}

export function linesOf(problems: NewReferralProblems) {
  return ORDER.flatMap((field) => {
    const message = problems[field]
    return message ? [{ fieldId: fieldId(field), message }] : []
  })
}

/** REF-010: 'Refer to'. Not asked where there is one answer only. */
export function SideField({ view, form, problems, put }: Fields) {
  const { t } = useTranslation()
  const { sides } = view
  const [only] = sides
  if (sides.length === 1 && only) return <p className={styles.only}>{t(`newReferral.only.${only}`)}</p>
  return (
    <RadioCards
      id={fieldId('side')}
      legend={t('newReferral.side')}
      name="side"
      choices={sides.map((one) => ({
        value: one,
        label: t(`newReferral.sides.${one}`),
        hint: t(`newReferral.sideHints.${one}`),
      }))}
      value={form.side}
      error={problems.side}
      onChange={(side) => put({ side })}
    />
  )
}

/** REF-027. A program that does not offer it is not chosen any more. */
export function ServiceField({ view, form, problems, put }: Fields) {
  const { t } = useTranslation()
  const change = (value: string) => {
    const serviceNeeded = PROGRAMME_TYPES.find((one) => one === value) ?? null
    const chosen = view.receivers.find(({ programme }) => programme.id === form.programmeId)
    const fits = chosen === undefined || serviceNeeded === null || chosen.type === serviceNeeded
    put({ serviceNeeded, ...(!fits && { programmeId: '', intakeLocationId: '' }) })
  }
  return (
    <NativeSelect
      id={fieldId('serviceNeeded')}
      label={t('newReferral.service')}
      value={form.serviceNeeded ?? ''}
      error={problems.serviceNeeded}
      data={[
        { value: '', label: t('act.choose') },
        ...PROGRAMME_TYPES.map((one) => ({ value: one, label: PROGRAMME_TYPE_LABELS[one] })),
      ]}
      onChange={({ currentTarget: { value } }) => change(value)}
    />
  )
}

/** REF-012, REF-024 to REF-026: what a reverse referral asks beside the service. */
export function FieldsOfSide({ view, form, problems, put }: Fields) {
  const { t } = useTranslation()
  if (form.side !== 'reverse') return null
  const offices = view.offices.map(({ name, city, miles }) => ({
    value: name,
    label: `${name}, ${city}${miles === null ? '' : ` · ${t('newReferral.miles', { count: miles })}`}`,
  }))
  const responses = ['assessment_completed', 'waiting_list'] as const
  return (
    <>
      <NativeSelect
        id={fieldId('office')}
        label={t('newReferral.office')}
        description={t('newReferral.officeHint')}
        value={form.office}
        error={problems.office}
        data={[{ value: '', label: t('act.choose') }, ...offices]}
        onChange={({ currentTarget: { value } }) => put({ office: value })}
      />
      <RadioCards
        id={fieldId('response')}
        legend={t('newReferral.response')}
        name="response"
        choices={responses.map((one) => ({ value: one, label: REFERRAL_RESPONSE_LABELS[one] }))}
        value={form.response}
        error={problems.response}
        onChange={(response) => put({ response })}
      />
      <div className={styles.pair}>
        <TextInput
          id={fieldId('assessmentCompletedOn')}
          type="date"
          label={t('act.assessmentCompletedOn')}
          value={form.assessmentCompletedOn}
          error={problems.assessmentCompletedOn}
          onChange={({ currentTarget: { value } }) => put({ assessmentCompletedOn: value })}
        />
        <TextInput
          id={fieldId('expectedStartOn')}
          type="date"
          label={t('act.expectedStartOn')}
          value={form.expectedStartOn}
          error={problems.expectedStartOn}
          onChange={({ currentTarget: { value } }) => put({ expectedStartOn: value })}
        />
      </div>
    </>
  )
}

/** REF-028: optional. */
export function NoteField({ form, problems, put }: Fields) {
  const { t } = useTranslation()
  return (
    <div>
      <Textarea
        id={fieldId('note')}
        label={t('newReferral.note')}
        description={t('newReferral.noteHint')}
        autosize
        minRows={3}
        maxLength={4000}
        value={form.note}
        error={problems.note}
        onChange={({ currentTarget: { value } }) => put({ note: value })}
      />
      <SsnNotice text={form.note} onRemove={(note) => put({ note })} />
    </div>
  )
}
