import type { ServiceGoal, ServiceView } from '@isets/contracts'
import { GOAL_STATUS_LABELS } from '@isets/rules'
import { Notice } from '@isets/ui'
import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'
import { choiceOf } from './goal-choices.ts'
import styles from './services.module.css'

interface GoalChoiceProps {
  goals: readonly ServiceGoal[]
  service: ServiceView | null
  value: string
  error: string | undefined
  onChange: (goalId: string) => void
}

/** The goal of the plan under which the service lies (SUPP-001). */
export function GoalChoice({ goals, service, value, error, onChange }: GoalChoiceProps) {
  const { t } = useTranslation()
  const goal = service?.goal ?? ''
  const removed = service?.planGoal?.removed ?? true
  const former = service?.planGoal ? t('service.goalTakenOut', { goal }) : t('service.goalTyped', { goal })
  return (
    <NativeSelect
      className={styles.wide}
      data-autofocus
      label={t('service.goal')}
      description={goal !== '' && removed ? former : undefined}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        ...(value === '' ? [{ value: '', label: t('service.goalChoose') }] : []),
        ...choiceOf(goals, service).map(({ id, statement, status }) => ({
          value: id,
          label: t('service.goalOption', { goal: statement, status: GOAL_STATUS_LABELS[status] }),
        })),
      ]}
    />
  )
}

/** Instead of the form while there is no goal to choose. */
export function NoGoals({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const mayOpen = useMay()('read', 'Activity')
  return (
    <Notice tone="info" title={t('service.noGoals')}>
      <p>{t('service.noGoalsText')}</p>
      {mayOpen ? (
        <Link data-autofocus to="/customers/$id/plan" params={{ id: customerId }}>
          {t('service.toPlan')}
        </Link>
      ) : null}
    </Notice>
  )
}
