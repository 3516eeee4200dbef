import { NOT_TAKING_PART_CAUSES, type NotTakingPart } from '@isets/contracts'
import { findSsn, SSN_SENTENCE } from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Modal, Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlanFailure } from './plan-failure.tsx'

interface NotTakingPartDialogProps {
  busy: boolean
  error: unknown
  onMark: (because: NotTakingPart) => void
  onDone: () => void
}

/** REF-063: not eligible, or not taking part? And why: it is kept with the status Never Active. */
export function NotTakingPartDialog({ busy, error, onMark, onDone }: NotTakingPartDialogProps) {
  const { t } = useTranslation()
  const [cause, setCause] = useState<NotTakingPart['cause'] | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const causeProblem = cause === null ? t('notTakingPart.chooseCause') : null
  const reasonProblem = problemIn(reason, t('notTakingPart.reasonMissing'))
  const submit = () => {
    setAsked(true)
    if (cause !== null && reasonProblem === null && !busy) onMark({ cause, reason: reason.trim() })
  }
  return (
    <Modal opened onClose={onDone} title={t('notTakingPart.title')}>
      <p>{t('notTakingPart.lead')}</p>
      <Radio.Group
        mt="md"
        label={t('notTakingPart.cause')}
        error={asked ? causeProblem : null}
        value={cause}
        onChange={(value) => setCause(NOT_TAKING_PART_CAUSES.find((one) => one === value) ?? null)}
      >
        <Stack gap="xs" mt="xs">
          {NOT_TAKING_PART_CAUSES.map((one) => (
            <Radio key={one} value={one} label={t(`notTakingPart.causes.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        mt="md"
        label={t('notTakingPart.reason')}
        description={t('notTakingPart.reasonHint')}
        error={asked ? reasonProblem : null}
        value={reason}
        maxLength={1000}
        autosize
        minRows={2}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <PlanFailure error={error} />
      <DialogActions
        act={t('notTakingPart.mark')}
        loading={busy}
        onAct={submit}
        cancel={t('notTakingPart.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}

function problemIn(reason: string, missing: string): string | null {
  if (reason.trim().length < 5) return missing
  return findSsn(reason).length > 0 ? SSN_SENTENCE : null
}
