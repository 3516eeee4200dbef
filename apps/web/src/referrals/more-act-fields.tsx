import { REMOVAL_CAUSES } from '@isets/contracts'
import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import type { FieldsProps } from './act-fields.tsx'

/** REF-045: the site of the intake, one of the program's own. */
export function IntakeField({ referral, form, problems, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const id = referral.programme?.id ?? ''
  const { data } = useQuery({
    ...api.referrals.openProgramme.queryOptions({ input: { id } }),
    enabled: referral.programme !== null,
  })
  const places = data?.locations ?? []
  if (places.length === 0) return null
  return (
    <NativeSelect
      label={t('act.intakeLocation')}
      error={problems['intakeLocationId']}
      value={form.intakeLocationId}
      data={[
        { value: '', label: referral.intake.location?.name ?? t('newReferral.notAgreed') },
        ...places.map((place) => ({ value: place.id, label: place.name })),
      ]}
      onChange={({ currentTarget: { value } }) => onChange({ ...form, intakeLocationId: value })}
    />
  )
}

/** REF-012, REF-056: what a super admin may correct; what is left empty stays. */
export function EditFields({ referral, form, problems, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const isReverse = referral.kind === 'reverse'
  const input = { customerId: referral.customer.id }
  const { data } = useQuery({ ...api.referrals.openReferralForm.queryOptions({ input }), enabled: isReverse })
  return (
    <Stack gap="sm">
      <p>{t('act.editHint')}</p>
      {isReverse ? (
        <NativeSelect
          label={t('act.office')}
          error={problems['office']}
          value={form.office}
          data={[
            { value: '', label: referral.office ?? t('act.choose') },
            ...(data?.offices ?? [])
              .filter(({ name }) => name !== referral.office)
              .map(({ name, city }) => ({ value: name, label: `${name}, ${city}` })),
          ]}
          onChange={({ currentTarget: { value } }) => onChange({ ...form, office: value })}
        />
      ) : null}
      <TextInput
        type="date"
        label={t('act.assessmentCompletedOn')}
        error={problems['assessmentCompletedOn']}
        value={form.assessmentCompletedOn || (referral.assessmentCompletedOn ?? '')}
        onChange={({ currentTarget: { value } }) => onChange({ ...form, assessmentCompletedOn: value })}
      />
      <TextInput
        type="date"
        label={t('act.expectedStartOn')}
        error={problems['expectedStartOn']}
        value={form.expectedStartOn || (referral.expectedStartOn ?? '')}
        onChange={({ currentTarget: { value } }) => onChange({ ...form, expectedStartOn: value })}
      />
    </Stack>
  )
}

/** REF-056: a duplicate or an error, nothing else. */
export function RemoveFields({ form, onChange }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <p>{t('act.removeHint')}</p>
      <Radio.Group
        label={t('act.because')}
        value={form.because}
        onChange={(value) => onChange({ ...form, because: value === 'error' ? 'error' : 'duplicate' })}
      >
        <Stack gap={6} mt={4}>
          {REMOVAL_CAUSES.map((one) => (
            <Radio key={one} value={one} label={t(`act.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

/** REF-055: what the FCRC is asked to do stands in the note. */
export function SendBackHint({ referral }: FieldsProps) {
  const { t } = useTranslation()
  return <p>{t('act.sendBackHint', { office: referral.from?.name ?? t('referral.office') })}</p>
}
