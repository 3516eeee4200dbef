import { type IsoDate } from '@isets/contracts'

interface StartFacts {
  readonly startedOn: IsoDate
  readonly enrolledOn: IsoDate
  readonly today: IsoDate
  /** IDHS may enter an earlier start. */
  readonly byProvider: boolean
}

/** PLAN-024: the first day that a provider may start an activity on. */
export function earliestStart(enrolledOn: IsoDate): IsoDate {
  return `${enrolledOn.slice(0, 7)}-01`
}

/** A sentence when the activity cannot have started on this day. */
export function startProblem({ startedOn, enrolledOn, today, byProvider }: StartFacts): string | undefined {
  if (startedOn > today) return 'The start cannot lie in the future. Leave the activity planned until it starts.'
  if (byProvider && startedOn < earliestStart(enrolledOn)) {
    return 'The start cannot be before the first day of the month of the enrollment.'
  }
  return undefined
}

/** EXIT-018, PLAN-037: a sentence when the activity cannot have ended on this day. */
export function completionProblem(
  completedOn: IsoDate,
  { startedOn, today }: { readonly startedOn: IsoDate; readonly today: IsoDate },
): string | undefined {
  if (completedOn < startedOn) return 'The completion cannot be before the start.'
  return completedOn > today ? 'The completion cannot lie in the future.' : undefined
}

/** A sentence when planned dates do not fit together. */
export function plannedDatesProblem(plannedStartOn: IsoDate, plannedEndOn: IsoDate): string | undefined {
  return plannedEndOn < plannedStartOn ? 'The planned completion cannot be before the planned start.' : undefined
}
