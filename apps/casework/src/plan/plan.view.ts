import type { ActivityView, Caller, GoalView, PlanView } from '@isets/contracts'
import { mayEver, serves, type AppAbility } from '@isets/policies'
import { activityStatusAfter, knownActivities, localDateOf } from '@isets/rules'
import type { GoalColumns, PlanColumns, PlannedActivityColumns } from './plan.query.ts'

interface Reader {
  readonly caller: Caller
  readonly ability: AppAbility
  readonly today: string
}

/** The right on the customer is given: whoever reads the plan and may add activities may add them here. */
function allowed(activity: PlannedActivityColumns, goal: GoalColumns, { caller, ability }: Reader) {
  if (goal.ended || !serves(caller, activity.organisation.id)) return []
  const may = mayEver(ability, 'add', 'Activity')
  const commands: ActivityView['allowed'] = []
  if (may && activityStatusAfter(activity.status, 'start') !== undefined) commands.push('start')
  if (may && activityStatusAfter(activity.status, 'closeSuccessful') !== undefined) commands.push('close')
  if (may && activityStatusAfter(activity.status, 'notRequired') !== undefined) commands.push('notRequired')
  const removable = activityStatusAfter(activity.status, 'remove') !== undefined && !activity.hasAttendance
  if (removable && mayEver(ability, 'delete', 'Activity')) commands.push('remove')
  return commands
}

function goalView(goal: GoalColumns, reader: Reader): GoalView {
  const { id, version, enrolmentId, statement, category, term, status } = goal
  const activities = goal.activities.map((activity) => ({
    ...activity,
    overdue: activity.status === 'started' && activity.plannedEndOn < reader.today,
    allowed: allowed(activity, goal, reader),
  }))
  const mayEdit =
    !goal.ended && serves(reader.caller, goal.organisationId) && mayEver(reader.ability, 'add', 'Activity')
  return { id, version, enrolmentId, statement, category, term, status, activities, mayEdit }
}

export function planView(row: PlanColumns, caller: Caller, ability: AppAbility, now: Date): PlanView {
  const reader = { caller, ability, today: localDateOf(now) }
  const mayPlan = (organisationId: string, endedOn: string | null) =>
    endedOn === null && serves(caller, organisationId) && mayEver(ability, 'add', 'Activity')
  return {
    customer: { id: row.id, name: row.name, individualNumber: row.individual_number, status: row.et_status },
    enrolments: row.enrolments.map((one) => ({
      ...one,
      contracted: knownActivities(row.contracted[one.programme.id] ?? []),
      mayPlan: mayPlan(one.organisation.id, one.endedOn),
    })),
    goals: row.goals.map((goal) => goalView(goal, reader)),
    log: row.log.map((line) => ({ ...line, at: new Date(line.at).toISOString() })),
    today: reader.today,
  }
}
