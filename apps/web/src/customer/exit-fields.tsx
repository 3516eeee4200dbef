import type { ExitReason, ExitStatus } from '@isets/contracts'
import { EXIT_REASON_LABELS, EXIT_REASONS_OF, EXIT_STATUS_LABELS } from '@isets/rules'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../api/refusal.ts'
import { dateText } from '../time/time-text.ts'

export interface ExitOutcome {
  status: ExitStatus
  reason: ExitReason
  completedOn: string
}

/** Written again from the contract, whose modules would bring zod into the bundle; the type holds them equal. */
const STATUSES = ['successful', 'employed', 'moved', 'unsuccessful'] as const satisfies readonly ExitStatus[]

interface ExitFieldsProps {
  outcome: ExitOutcome
  earliestOn?: string
  today: string
  error: unknown
  onChange: (outcome: ExitOutcome) => void
}

/** Completion status, the reasons that go with it, and the date (EXIT-004, EXIT-005). */
export function ExitFields({ outcome, earliestOn, today, error, onChange }: ExitFieldsProps) {
  const { t } = useTranslation()
  const wrong = error ? (failureOf(error).details.fields ?? {}) : {}
  const reasons: readonly ExitReason[] = EXIT_REASONS_OF[outcome.status]
  const chooseStatus = (text: string) => {
    const status = STATUSES.find((one) => one === text) ?? outcome.status
    const offered: readonly ExitReason[] = EXIT_REASONS_OF[status]
    const reason = offered.includes(outcome.reason) ? outcome.reason : EXIT_REASONS_OF[status][0]
    onChange({ ...outcome, status, reason })
  }
  return (
    <>
      <NativeSelect
        mt="md"
        data-autofocus
        label={t('exitDialog.outcome')}
        error={wrong['status']}
        value={outcome.status}
        onChange={(event) => chooseStatus(event.currentTarget.value)}
        data={STATUSES.map((value) => ({ value, label: EXIT_STATUS_LABELS[value] }))}
      />
      <NativeSelect
        mt="md"
        label={t('exitDialog.reason')}
        error={wrong['reason']}
        value={outcome.reason}
        onChange={(event) => {
          const reason = reasons.find((one) => one === event.currentTarget.value)
          if (reason) onChange({ ...outcome, reason })
        }}
        data={reasons.map((value) => ({ value, label: EXIT_REASON_LABELS[value] }))}
      />
      <TextInput
        mt="md"
        type="date"
        w={220}
        min={earliestOn}
        max={today}
        label={t('exitDialog.completedOn')}
        description={earliestOn ? t('exitDialog.completedOnHint', { from: dateText(earliestOn) }) : undefined}
        error={wrong['completedOn']}
        value={outcome.completedOn}
        onChange={(event) => onChange({ ...outcome, completedOn: event.currentTarget.value })}
      />
    </>
  )
}

/** Whether the refusal is told beside the fields already. */
export function isToldBesideFields(error: unknown): boolean {
  return Boolean(error) && Object.keys(failureOf(error).details.fields ?? {}).length > 0
}
