import { ACTIVITIES } from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { isUnderWay } from '../api/under-way.ts'
import { tell } from '../app/toasts.tsx'
import { monthText } from '../packets/figure-text.ts'
import { monthHoursOf } from './hours.ts'
import { reasonProblem } from './hours-reason.ts'
import { PlanFailure } from './plan-failure.tsx'
import type { Line } from './week-row.tsx'

export type LineMonth = Line['months'][number]

interface AmendHoursDialogProps {
  line: Line
  month: LineMonth
  onDone: () => void
}

/** BILL-025: hours of a month that billing has approved change by an amendment, with the reason. */
export function AmendHoursDialog({ line, month: { month, hours }, onDone }: AmendHoursDialogProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(String(hours / 100))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const newHours = monthHoursOf(typed)
  const wrongHours = newHours === undefined || newHours === hours
  const wrongReason = reasonProblem(reason, t('attendance.amendReasonMissing'))
  const amend = useMutation(
    api.billing.amendHours.mutationOptions({
      onSuccess: ({ number }) => {
        tell(t('attendance.amendDone', { number }))
        void queryClient.invalidateQueries({ queryKey: api.billing.listAmendments.key() })
        void queryClient.invalidateQueries({ queryKey: api.billing.countAmendments.key() })
        onDone()
      },
    }),
  )
  const submit = () => {
    setTried(true)
    if (newHours === undefined || wrongHours || wrongReason !== undefined) return
    if (isUnderWay(api.billing.amendHours.mutationKey())) return
    amend.mutate({ activityId: line.activityId, month, newHours, reason: reason.trim() })
  }
  return (
    <Modal opened onClose={onDone} title={t('attendance.amendTitle', { month: monthText(month) })}>
      <p>
        <strong>{ACTIVITIES[line.type].label}</strong>
      </p>
      <p>{t('attendance.amendText')}</p>
      <TextInput
        mt="md"
        w={220}
        data-autofocus
        inputMode="decimal"
        label={t('attendance.amendHours')}
        description={t('attendance.amendHint', { hours: hours / 100 })}
        error={tried && wrongHours ? t('attendance.amendHoursWrong') : undefined}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Textarea
        mt="md"
        autosize
        minRows={2}
        maxLength={1000}
        label={t('attendance.amendReason')}
        description={t('attendance.amendReasonHint')}
        error={tried ? wrongReason : undefined}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <PlanFailure error={amend.error} />
      <DialogActions
        act={t('attendance.amendSend')}
        loading={amend.isPending}
        onAct={submit}
        cancel={t('attendance.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}
