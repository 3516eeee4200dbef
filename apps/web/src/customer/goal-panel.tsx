import type { ActivityView, GoalView, PlanView } from '@isets/contracts'
import { ACTIVITIES, GOAL_STATUS_LABELS, GOAL_TERM_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconFlame } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { StateMark } from '../list/row-parts.tsx'
import { useAskForNote } from '../notes/note-prompts.tsx'
import { dateText } from '../time/time-text.ts'
import { ActivityStatusMark } from './activity-status-mark.tsx'
import { ActivityDialog } from './activity-dialog.tsx'
import { AddActivityDialog } from './add-activity-dialog.tsx'
import { GoalDialog } from './goal-dialog.tsx'
import { PlanFailure } from './plan-failure.tsx'
import { askPlanAgain, takePlan } from './use-plan-change.ts'
import styles from './record.module.css'

/** A goal with the activities under it. */
export function GoalPanel({ goal, plan }: { goal: GoalView; plan: PlanView }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'edit' | 'add'>()
  const change = { onSuccess: takePlan, onError: askPlanAgain }
  const remove = useMutation(api.casework.removeGoal.mutationOptions(change))
  const enrolment = plan.enrolments.find(({ id }) => id === goal.enrolmentId)
  return (
    <section className={styles.panel} aria-labelledby={`goal-${goal.id}`}>
      <div className={styles.panelHead}>
        <div>
          <h2 id={`goal-${goal.id}`}>{goal.statement}</h2>
          <span className={styles.quiet}>
            {GOAL_TERM_LABELS[goal.term]} · {goal.category} · {GOAL_STATUS_LABELS[goal.status]}
          </span>
        </div>
        {goal.mayEdit ? (
          <div className={styles.buttons}>
            <Button size="xs" onClick={() => setOpen('add')}>
              {t('plan.addActivity')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
              {t('plan.editGoal')}
            </Button>
            {goal.activities.length === 0 ? (
              <Button
                size="xs"
                variant="default"
                loading={remove.isPending}
                onClick={() => remove.mutate({ id: goal.id, version: goal.version })}
              >
                {t('plan.removeGoal')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      <PlanFailure error={remove.error} />
      {goal.activities.length === 0 ? <p className={styles.quiet}>{t('plan.noActivities')}</p> : null}
      {goal.activities.length > 0 ? <ActivityTable goal={goal} today={plan.today} /> : null}
      {open === 'edit' ? (
        <GoalDialog enrolmentId={goal.enrolmentId} goal={goal} onDone={() => setOpen(undefined)} />
      ) : null}
      {open === 'add' ? (
        <AddActivityDialog
          goalId={goal.id}
          contracted={enrolment?.contracted ?? []}
          today={plan.today}
          onDone={() => setOpen(undefined)}
        />
      ) : null}
    </section>
  )
}

function ActivityTable({ goal, today }: { goal: GoalView; today: string }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<{ activity: ActivityView; command: 'start' | 'close' }>()
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={goal.statement}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['activity', 'provider', 'dates', 'hours', 'status', 'actions'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`plan.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goal.activities.map((activity) => (
            <ActivityRow
              key={activity.id}
              activity={activity}
              onChoose={(command) => setChosen({ activity, command })}
            />
          ))}
        </tbody>
      </table>
      {chosen ? <ActivityDialog {...chosen} today={today} onDone={() => setChosen(undefined)} /> : null}
    </div>
  )
}

function useDates(activity: ActivityView): string {
  const { t } = useTranslation()
  const { startedOn, completedOn, plannedStartOn, plannedEndOn } = activity
  const planned = { from: dateText(startedOn ?? plannedStartOn), to: dateText(plannedEndOn) }
  if (startedOn === null) return t('plan.planned', planned)
  return completedOn === null
    ? t('plan.runs', planned)
    : t('plan.ran', { from: dateText(startedOn), to: dateText(completedOn) })
}

function ActivityRow({ activity, onChoose }: { activity: ActivityView; onChoose: (of: 'start' | 'close') => void }) {
  const { t } = useTranslation()
  const askForNote = useAskForNote()
  const change = {
    onSuccess: (plan: PlanView) => {
      takePlan(plan)
      askForNote()
    },
    onError: askPlanAgain,
  }
  const waive = useMutation(api.casework.waiveActivity.mutationOptions(change))
  const remove = useMutation(api.casework.removeActivity.mutationOptions(change))
  const { id, version, allowed } = activity
  const label = ACTIVITIES[activity.type].label
  const dates = useDates(activity)
  return (
    <tr>
      <td>
        <strong>{label}</strong>
        {activity.isSnap ? null : <div className={styles.quiet}>{t('plan.other')}</div>}
        <PlanFailure error={waive.error ?? remove.error} />
      </td>
      <td>{activity.organisation.name}</td>
      <td>
        {dates}
        {activity.overdue ? (
          <div>
            <StateMark tone="bad" icon={IconFlame}>
              {t('plan.overdue')}
            </StateMark>
          </div>
        ) : null}
      </td>
      <td className="numeric">{activity.hoursPerWeek / 100}</td>
      <td>
        <ActivityStatusMark status={activity.status} />
      </td>
      <td>
        <div className={styles.buttons}>
          {(['start', 'close'] as const)
            .filter((command) => allowed.includes(command))
            .map((command) => (
              <Button
                key={command}
                size="xs"
                variant={command === 'start' ? 'filled' : 'default'}
                aria-label={t(`plan.${command}Title`, { activity: label })}
                onClick={() => onChoose(command)}
              >
                {t(`plan.${command}`)}
              </Button>
            ))}
          {allowed.includes('notRequired') ? (
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('plan.notRequired')}: ${label}`}
              loading={waive.isPending}
              onClick={() => waive.mutate({ id, version })}
            >
              {t('plan.notRequired')}
            </Button>
          ) : null}
          {allowed.includes('remove') ? (
            <Button
              size="xs"
              variant="default"
              aria-label={`${t('plan.remove')}: ${label}`}
              loading={remove.isPending}
              onClick={() => remove.mutate({ id, version })}
            >
              {t('plan.remove')}
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  )
}
