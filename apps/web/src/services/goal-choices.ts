import type { ServiceGoal, ServiceView } from '@isets/contracts'

type Placed = Pick<ServiceView, 'goal' | 'planGoal'>

/** The goals of the present plan, and the one that the service has, also of a former enrolment (SUPP-001). */
export function choiceOf(goals: readonly ServiceGoal[], service: Placed | null): readonly ServiceGoal[] {
  const kept = service?.planGoal
  if (!service || !kept || kept.removed || goals.some(({ id }) => id === kept.id)) return goals
  return [{ id: kept.id, statement: service.goal, status: kept.status }, ...goals]
}

/** What is chosen when the form opens: what the service has, or the only goal there is. */
export function firstChoice(goals: readonly ServiceGoal[], service: Placed | null): string {
  const kept = service?.planGoal
  if (kept && !kept.removed) return kept.id
  return goals.length === 1 ? (goals[0]?.id ?? '') : ''
}
