/** One thing that happens to an invented request, so many hours after it was filed. */
export interface DemoStep {
  readonly hours: number
  readonly act: 'assign' | 'note' | 'ask' | 'reply' | 'solve' | 'escalate'
}

const at = (hours: number, act: DemoStep['act']): DemoStep => ({ hours, act })

/** How a request can go. Closing by time follows by itself. */
export const DEMO_LIVES = {
  untouched: [],
  assigned: [at(1, 'assign')],
  looked: [at(1, 'assign'), at(2, 'note')],
  quick: [at(1, 'assign'), at(3, 'solve')],
  talked: [at(1, 'assign'), at(2, 'note'), at(4, 'ask'), at(21, 'reply'), at(23, 'solve')],
  silent: [at(2, 'assign'), at(5, 'ask')],
  late: [at(70, 'assign'), at(76, 'note'), at(80, 'solve')],
  escalated: [at(1, 'assign'), at(2, 'note'), at(4, 'escalate')],
} as const satisfies Record<string, readonly DemoStep[]>
export type DemoLife = keyof typeof DEMO_LIVES

/** A group of requests: how long ago they were filed, and how they went. */
interface DemoCohort {
  readonly count: number
  /** Business days ago, counted up through the cohort from the first number by the second. */
  readonly daysAgo: readonly [first: number, step: number]
  readonly lives: readonly [DemoLife, ...DemoLife[]]
}

/** Four hundred requests over a year: most of them long closed, the queue as it looks on a usual morning. */
export const DEMO_COHORTS: readonly DemoCohort[] = [
  { count: 8, daysAgo: [0.02, 0.04], lives: ['untouched', 'untouched', 'looked', 'assigned'] },
  { count: 14, daysAgo: [1.1, 0.06], lives: ['untouched', 'looked', 'assigned'] },
  { count: 8, daysAgo: [2.1, 0.2], lives: ['untouched', 'looked', 'assigned', 'untouched'] },
  { count: 24, daysAgo: [1, 0.5], lives: ['silent', 'silent', 'silent', 'talked'] },
  { count: 4, daysAgo: [1, 0.3], lives: ['escalated'] },
  { count: 18, daysAgo: [1.2, 0.25], lives: ['quick', 'talked'] },
  {
    count: 324,
    daysAgo: [8, 0.745],
    lives: ['quick', 'talked', 'silent', 'talked', 'quick', 'quick', 'late', 'talked'],
  },
]

export interface DemoCase {
  readonly daysAgo: number
  readonly life: DemoLife
}

/** All cases, the oldest first: the order of their numbers. */
export function demoCases(): DemoCase[] {
  const cases = DEMO_COHORTS.flatMap(({ count, daysAgo: [first, step], lives }) =>
    Array.from({ length: count }, (_, n) => ({
      daysAgo: first + n * step,
      life: lives[n % lives.length] ?? lives[0],
    })),
  )
  return cases.toSorted((a, b) => b.daysAgo - a.daysAgo)
}
