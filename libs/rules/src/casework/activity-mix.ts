import { type ActivityType } from '@isets/contracts'
import { activityKind } from './activity-catalogue.ts'

export type MixProblem = 'only_other' | 'job_search_alone' | 'retention_alone'

/** Activities that may not stand alone, not even together (PLAN-018, PLAN-019, C41). */
const JOB_SEARCH: ReadonlySet<ActivityType> = new Set(['SJS', 'JST'])
const RETENTION: ActivityType = 'JR'

interface MixRule {
  readonly problem: MixProblem
  readonly message: string
  /** Whether these activities, taken alone, break the rule. `hadSnap`: an earlier SNAP activity exists. */
  readonly broken: (snap: readonly ActivityType[], others: number, hadSnap: boolean) => boolean
}

/** The mixes that are refused, the first that fits is told. */
const MIX_RULES: readonly MixRule[] = [
  {
    problem: 'only_other',
    message: 'A SNAP activity is needed beside the other activities.',
    broken: (snap, others) => snap.length === 0 && others > 0,
  },
  {
    problem: 'job_search_alone',
    message: 'Supervised Job Search and Job Search Training may not stand alone: another SNAP activity is needed.',
    broken: (snap) => snap.length > 0 && snap.every((type) => JOB_SEARCH.has(type)),
  },
  {
    problem: 'retention_alone',
    message: 'Job Retention may not come first: a SNAP activity has to come before it.',
    broken: (snap, _others, hadSnap) => snap.length > 0 && !hadSnap && snap.every((type) => type === RETENTION),
  },
]

export interface MixFacts {
  /** A SNAP activity other than Job Retention has been completed, well or not, before. */
  readonly hadSnap: boolean
}

/**
 * PLAN-014 to PLAN-019, C41: whether these activities may go on together. Asked of what is open after a start or a
 * close, and of what is planned or open after an enrolment or an addition. No activity at all is no mix and allowed.
 */
export function activityMixProblem(
  types: readonly ActivityType[],
  { hadSnap }: MixFacts,
): { readonly problem: MixProblem; readonly message: string } | undefined {
  const snap = types.filter((type) => activityKind(type).isSnap)
  const rule = MIX_RULES.find(({ broken }) => broken(snap, types.length - snap.length, hadSnap))
  return rule && { problem: rule.problem, message: rule.message }
}
