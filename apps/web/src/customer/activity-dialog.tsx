import type { ActivityView, PlanView } from '@isets/contracts'
import { ACTIVITIES } from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Modal, Radio, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { isUnderWay } from '../api/under-way.ts'
import { useAskForNote } from '../notes/note-prompts.tsx'
import { PlanFailure } from './plan-failure.tsx'
import { askPlanAgain, takePlan } from './use-plan-change.ts'

interface ActivityDialogProps {
  activity: ActivityView
  command: 'start' | 'close'
  today: string
  onDone: () => void
}

/** Starts an activity, or closes it with outcome and date (PLAN-037). */
export function ActivityDialog({ activity, command, today, onDone }: ActivityDialogProps) {
  const { t } = useTranslation()
  const askForNote = useAskForNote()
  const [day, setDay] = useState(today)
  const [outcome, setOutcome] = useState<'successful' | 'unsuccessful'>('successful')
  const change = {
    onSuccess: (plan: PlanView) => {
      takePlan(plan)
      onDone()
      askForNote()
    },
    onError: askPlanAgain,
  }
  const start = useMutation(api.casework.startActivity.mutationOptions(change))
  const close = useMutation(api.casework.closeActivity.mutationOptions(change))
  const busy = start.isPending || close.isPending
  const submit = () => {
    if (busy || isUnderWay(api.casework.startActivity.mutationKey())) return
    if (isUnderWay(api.casework.closeActivity.mutationKey())) return
    const { id, version } = activity
    if (command === 'start') start.mutate({ id, version, startedOn: day })
    else close.mutate({ id, version, outcome, completedOn: day })
  }
  return (
    <Modal opened onClose={onDone} title={t(`plan.${command}Title`, { activity: ACTIVITIES[activity.type].label })}>
      {command === 'close' ? (
        <Radio.Group
          label={t('plan.outcome')}
          value={outcome}
          onChange={(value) => setOutcome(value === 'successful' ? 'successful' : 'unsuccessful')}
        >
          {(['successful', 'unsuccessful'] as const).map((value) => (
            <Radio key={value} mt="xs" value={value} label={t(`plan.${value}`)} />
          ))}
        </Radio.Group>
      ) : null}
      <TextInput
        mt="md"
        data-autofocus
        type="date"
        max={today}
        label={t(command === 'start' ? 'plan.startedOn' : 'plan.completedOn')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <PlanFailure error={start.error ?? close.error} />
      <DialogActions
        act={t(`plan.${command}Now`)}
        loading={busy}
        onAct={submit}
        cancel={t('plan.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}
