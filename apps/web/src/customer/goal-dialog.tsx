import type { GoalStatus, GoalTerm, GoalView } from '@isets/contracts'
import {
  DEFAULT_GOAL_CATEGORY,
  GOAL_CATEGORIES,
  GOAL_STATUS_LABELS,
  GOAL_TERM_LABELS,
  GOAL_TRANSITIONS,
} from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { PlanFailure } from './plan-failure.tsx'
import { askPlanAgain, takePlan } from './use-plan-change.ts'

interface GoalDialogProps {
  enrolmentId: string
  /** The goal that is changed; without it a new one is added. */
  goal?: GoalView
  onDone: () => void
}

/** PLAN-008 to PLAN-010. */
export function GoalDialog({ enrolmentId, goal, onDone }: GoalDialogProps) {
  const { t } = useTranslation()
  const [statement, setStatement] = useState(goal?.statement ?? '')
  const [category, setCategory] = useState<string>(goal?.category ?? DEFAULT_GOAL_CATEGORY)
  const [term, setTerm] = useState<GoalTerm>(goal?.term ?? 'short')
  const [status, setStatus] = useState<GoalStatus>(goal?.status ?? 'not_started')
  const change = {
    onSuccess: (plan: Parameters<typeof takePlan>[0]) => {
      takePlan(plan)
      onDone()
    },
    onError: askPlanAgain,
  }
  const add = useMutation(api.casework.addGoal.mutationOptions(change))
  const edit = useMutation(api.casework.editGoal.mutationOptions(change))
  const busy = add.isPending || edit.isPending
  const submit = () => {
    if (busy) return
    const fields = { statement, category, term }
    if (goal) edit.mutate({ id: goal.id, version: goal.version, ...fields, status })
    else add.mutate({ enrolmentId, ...fields })
  }
  const open: readonly GoalStatus[] = goal ? GOAL_TRANSITIONS[goal.status] : []
  return (
    <Modal opened onClose={onDone} title={t(goal ? 'plan.editGoal' : 'plan.addGoal')}>
      <TextInput
        data-autofocus
        label={t('plan.statement')}
        value={statement}
        maxLength={300}
        onChange={(event) => setStatement(event.currentTarget.value)}
      />
      <NativeSelect
        mt="md"
        label={t('plan.category')}
        value={category}
        onChange={(event) => setCategory(event.currentTarget.value)}
        data={[...new Set([category, ...GOAL_CATEGORIES])]}
      />
      <NativeSelect
        mt="md"
        label={t('plan.term')}
        value={term}
        onChange={(event) => setTerm(event.currentTarget.value === 'long' ? 'long' : 'short')}
        data={Object.entries(GOAL_TERM_LABELS).map(([value, label]) => ({ value, label }))}
      />
      {goal ? (
        <NativeSelect
          mt="md"
          label={t('plan.goalStatus')}
          value={status}
          onChange={(event) => setStatus(open.find((one) => one === event.currentTarget.value) ?? status)}
          data={open.map((value) => ({ value, label: GOAL_STATUS_LABELS[value] }))}
        />
      ) : null}
      <PlanFailure error={add.error ?? edit.error} />
      <DialogActions act={t('plan.save')} loading={busy} onAct={submit} cancel={t('plan.cancel')} onCancel={onDone} />
    </Modal>
  )
}
