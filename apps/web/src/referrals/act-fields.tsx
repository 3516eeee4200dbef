import { REJECTION_REASONS, type ReferralAct, type ReferralView } from '@isets/contracts'
import { REJECTION_REASON_LABELS } from '@isets/rules'
import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { EditFields, IntakeField, RemoveFields, SendBackHint } from './more-act-fields.tsx'
import type { ActForm } from './acts.ts'

export interface FieldsProps {
  act: ReferralAct
  referral: ReferralView
  form: ActForm
  /** Field to sentence, as the server says it. */
  problems: Record<string, string>
  onChange: (form: ActForm) => void
}

/** The fields that an act needs beside the note. */
export function ActFields(props: FieldsProps) {
  const { act, referral } = props
  if (act === 'decide') return <DecideFields {...props} />
  if (act === 'accept') return <AcceptFields {...props} />
  if (act === 'waitList') return <IntakeField {...props} />
  if (act === 'reject') return <RejectFields {...props} />
  if (act === 'sendBack') return <SendBackHint {...props} />
  if (act === 'edit') return <EditFields {...props} />
  if (act === 'remove') return <RemoveFields {...props} />
  if (act === 'distribute' || (act === 'rework' && referral.kind !== 'reverse')) return <ReceiverFields {...props} />
  return null
}

function DecideFields({ form, onChange }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <p>{t('act.decideHint')}</p>
      <Checkbox
        data-autofocus
        label={t('act.receivesSnap')}
        checked={form.receivesSnap}
        onChange={(event) => onChange({ ...form, receivesSnap: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('act.etEligible')}
        checked={form.etEligible}
        onChange={(event) => onChange({ ...form, etEligible: event.currentTarget.checked })}
      />
    </Stack>
  )
}

function AcceptFields(props: FieldsProps) {
  const { form, problems, onChange } = props
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <p>{t('act.acceptHint')}</p>
      <TextInput
        type="date"
        data-autofocus
        label={t('act.assessmentCompletedOn')}
        error={problems['assessmentCompletedOn']}
        value={form.assessmentCompletedOn}
        onChange={(event) => onChange({ ...form, assessmentCompletedOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('act.expectedStartOn')}
        error={problems['expectedStartOn']}
        value={form.expectedStartOn}
        onChange={(event) => onChange({ ...form, expectedStartOn: event.currentTarget.value })}
      />
      <IntakeField {...props} />
    </Stack>
  )
}

/** REF-048, REF-049, REF-066: the fixed reasons stand on the form. */
function RejectFields({ form, problems, onChange }: FieldsProps) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <p>{t('act.rejectHint')}</p>
      <Radio.Group
        label={t('act.kind')}
        value={form.response}
        onChange={(value) => onChange({ ...form, response: value === 'no_contact' ? 'no_contact' : 'rejected' })}
      >
        <Stack gap={6} mt={4}>
          <Radio value="rejected" label={t('act.rejected')} />
          <Radio value="no_contact" label={t('act.no_contact')} />
        </Stack>
      </Radio.Group>
      <TextInput
        type="date"
        label={t('act.rejectedOn')}
        error={problems['rejectedOn']}
        value={form.rejectedOn}
        onChange={(event) => onChange({ ...form, rejectedOn: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={t('act.reasons')}
        error={problems['reasons']}
        value={form.reasons.map(String)}
        onChange={(values) =>
          onChange({ ...form, reasons: REJECTION_REASONS.filter((one) => values.includes(String(one))) })
        }
      >
        <Stack gap={6} mt={4}>
          {REJECTION_REASONS.map((reason) => (
            <Checkbox key={reason} value={String(reason)} label={REJECTION_REASON_LABELS[reason]} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  )
}

/** REF-034, REF-065: only programs that take referrals today, for the service that is needed. */
function ReceiverFields({ referral, form, problems, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const input = { takesReferrals: 'yes', type: referral.serviceNeeded ?? '', pageSize: 200 } as const
  const { data } = useQuery(api.referrals.listProgrammes.queryOptions({ input }))
  const choices = data?.rows ?? []
  return (
    <Stack gap="sm">
      <NativeSelect
        data-autofocus
        label={t('act.provider')}
        error={problems['toOrganisationId'] ?? problems['programmeId'] ?? problems['consentId']}
        value={form.programme?.id ?? ''}
        data={[
          { value: '', label: t('act.choose') },
          ...choices.map((one) => ({ value: one.id, label: `${one.organisation.name}: ${one.name}` })),
        ]}
        onChange={(event) => {
          const chosen = choices.find(({ id }) => id === event.currentTarget.value)
          onChange({ ...form, programme: chosen ? { id: chosen.id, organisationId: chosen.organisation.id } : null })
        }}
      />
      <Checkbox
        label={t('act.eligibilityConfirmed')}
        checked={form.eligibilityConfirmed}
        onChange={(event) => onChange({ ...form, eligibilityConfirmed: event.currentTarget.checked })}
      />
    </Stack>
  )
}
