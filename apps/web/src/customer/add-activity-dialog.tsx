import type { ActivityType, PlanView } from '@isets/contracts'
import { ACTIVITIES } from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Modal, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useAskForNote } from '../notes/note-prompts.tsx'
import { PlanFailure } from './plan-failure.tsx'
import { askPlanAgain, takePlan } from './use-plan-change.ts'

interface AddActivityDialogProps {
  goalId: string
  contracted: readonly ActivityType[]
  today: string
  onDone: () => void
}

/** Plans one more activity under a goal (PLAN-020). */
export function AddActivityDialog({ goalId, contracted, today, onDone }: AddActivityDialogProps) {
  const { t } = useTranslation()
  const askForNote = useAskForNote()
  const [type, setType] = useState(contracted[0])
  const [plannedStartOn, setStart] = useState(today)
  const [plannedEndOn, setEnd] = useState(today)
  const [hours, setHours] = useState<string | number>(20)
  const [notes, setNotes] = useState('')
  const add = useMutation(
    api.casework.addActivity.mutationOptions({
      onSuccess: (plan: PlanView) => {
        takePlan(plan)
        onDone()
        askForNote()
      },
      onError: askPlanAgain,
    }),
  )
  const submit = () => {
    if (type === undefined || add.isPending) return
    const hoursPerWeek = Math.round(Number(hours) * 100)
    add.mutate({ goalId, type, plannedStartOn, plannedEndOn, hoursPerWeek, notes })
  }
  return (
    <Modal opened onClose={onDone} title={t('plan.addActivity')}>
      <NativeSelect
        data-autofocus
        label={t('plan.activity')}
        value={type ?? ''}
        onChange={(event) => setType(contracted.find((one) => one === event.currentTarget.value))}
        data={contracted.map((value) => ({ value, label: ACTIVITIES[value].label }))}
      />
      <TextInput
        mt="md"
        type="date"
        label={t('enrolDialog.start')}
        value={plannedStartOn}
        onChange={(event) => setStart(event.currentTarget.value)}
      />
      <TextInput
        mt="md"
        type="date"
        label={t('enrolDialog.end')}
        value={plannedEndOn}
        onChange={(event) => setEnd(event.currentTarget.value)}
      />
      <NumberInput mt="md" label={t('enrolDialog.hours')} min={1} max={60} value={hours} onChange={setHours} />
      <Textarea
        mt="md"
        label={t('plan.notes')}
        value={notes}
        maxLength={2000}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      <PlanFailure error={add.error} />
      <DialogActions
        act={t('plan.save')}
        loading={add.isPending}
        onAct={submit}
        cancel={t('plan.cancel')}
        onCancel={onDone}
      />
    </Modal>
  )
}
