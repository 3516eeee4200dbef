import { type ActivityType, type IsoDate, type ReferralStatus, type SnapEligibility } from '@isets/contracts'
import { datePlusDays } from '../business-calendar/local-date.ts'
import { referralDeadlinesAt } from '../referral/clocks.ts'
import { earnfareUsedUpOn, type EarnfareSpan } from '../referral/earnfare.ts'
import { activityMixProblem } from './activity-mix.ts'

export interface EnrolmentFacts {
  readonly eligibility: SnapEligibility
  /** Day of the newest completed screening. */
  readonly screenedOn: IsoDate | null
  /** The newest exit: a screening has to come after it (conflicts F, C3). */
  readonly exitedOn: IsoDate | null
  /** Status of the newest referral to the organisation of the programme. */
  readonly referral: ReferralStatus | null
  /** The last exit from a programme of this organisation. */
  readonly leftOn: IsoDate | null
  readonly today: IsoDate
  readonly programmeOpen: boolean
  readonly contractCurrent: boolean
  readonly enrolledAlready: boolean
  /** An FCRC enrols in its own activities: nobody refers the customer (REF-037). */
  readonly ownActivities?: boolean
  /** Only for a programme of Earnfare. */
  readonly earnfare?: EarnfareFacts
}

export interface EarnfareFacts {
  /** All enrolments of the customer in Earnfare, with any provider. */
  readonly spans: readonly EarnfareSpan[]
  /** When the provider sent its newest reverse referral that IDHS has accepted. */
  readonly reversedOn: IsoDate | null
}

export const ENROLMENT_STEPS = ['eligibility', 'screening', 'referral', 'programme', 'once'] as const
export type EnrolmentStep = (typeof ENROLMENT_STEPS)[number]

interface Step {
  readonly step: EnrolmentStep
  readonly label: string
  /** The label where an FCRC enrols in its own activities. */
  readonly ownLabel?: string
  /** A sentence when this stands in the way. */
  readonly missing: (facts: EnrolmentFacts) => string | false
}

const TO_VERIFY = 'The SNAP eligibility has to be verified by IDHS first.'
const NOT_ELIGIBLE: Readonly<Record<Exclude<SnapEligibility, 'eligible'>, string>> = {
  not_eligible: 'IES says that the customer is not eligible. A reverse referral to IDHS can clear this up.',
  needs_verification: TO_VERIFY,
  n_a: TO_VERIFY,
}
/** An FCRC is the office of IDHS that settles it. */
const NOT_ELIGIBLE_HERE = 'IES does not say that the customer is eligible. Settle the eligibility in IES first.'

/** ENR-001, ENR-016, ENR-020, REF-037: what an enrolment needs, in the order in which it is reached. */
const STEPS: readonly Step[] = [
  {
    step: 'eligibility',
    label: 'SNAP eligible',
    missing: ({ eligibility, ownActivities }) =>
      eligibility !== 'eligible' && (ownActivities ? NOT_ELIGIBLE_HERE : NOT_ELIGIBLE[eligibility]),
  },
  {
    step: 'screening',
    label: 'Initial Screening complete',
    missing: ({ screenedOn, exitedOn, leftOn }) =>
      (screenedOn === null && 'Complete the Initial Screening first.') ||
      ([exitedOn, leftOn].some((day) => day !== null && screenedOn !== null && screenedOn < day) &&
        'A new screening is needed after the exit.'),
  },
  {
    step: 'referral',
    label: 'Referral accepted',
    ownLabel: 'No referral needed: activities of your own office',
    missing: (facts) =>
      !facts.ownActivities &&
      (earnfareObstacle(facts) ||
        (facts.referral !== 'accepted' && !mayReturn(facts) && 'An accepted referral to this provider is needed.')),
  },
  {
    step: 'programme',
    label: 'Program of a current contract',
    missing: ({ programmeOpen, contractCurrent }) =>
      !(programmeOpen && contractCurrent) && 'The program has no contract for today.',
  },
  {
    step: 'once',
    label: 'Not enrolled in this program yet',
    missing: ({ enrolledAlready }) => enrolledAlready && 'The customer is enrolled in this program already.',
  },
]

/** ENR-016, ENR-018, C3: under 45 days after the exit the earlier referral serves again; from then on a new one is needed. */
function mayReturn({ referral, leftOn, today }: EnrolmentFacts): boolean {
  if (referral !== 'exited' || leftOn === null) return false
  const { windowDays } = referralDeadlinesAt(new Date(`${leftOn}T18:00:00Z`))
  return today < datePlusDays(leftOn, windowDays)
}

/** REF-033, TMR-102: neither an older referral nor the 45 days serve again when the yearly Earnfare is used up. */
function earnfareObstacle({ earnfare, today }: EnrolmentFacts): string | false {
  const usedUpOn = earnfare === undefined ? null : earnfareUsedUpOn(earnfare.spans, today)
  const { reversedOn = null } = earnfare ?? {}
  if (usedUpOn === null || (reversedOn !== null && reversedOn >= usedUpOn)) return false
  return 'The yearly Earnfare participation is used up. Send a new reverse referral to start again.'
}

export interface EnrolmentCheck {
  readonly step: EnrolmentStep
  readonly label: string
  /** Why not, or null when this is fulfilled. */
  readonly missing: string | null
}

/** The list that people see before an enrolment; all fulfilled means that it is possible. */
export function checkEnrolment(facts: EnrolmentFacts): EnrolmentCheck[] {
  return STEPS.map(({ step, label, ownLabel, missing }) => ({
    step,
    label: (facts.ownActivities && ownLabel) || label,
    missing: missing(facts) || null,
  }))
}

/** ENR-007, ENR-008: a sentence when these activities cannot begin an enrolment. `live` are those of the plan already. */
export function chosenActivitiesProblem(
  chosen: readonly ActivityType[],
  contracted: readonly ActivityType[],
  live: readonly ActivityType[],
  hadSnap: boolean,
): string | undefined {
  if (chosen.length === 0) return 'Choose at least one activity.'
  if (new Set(chosen).size < chosen.length) return 'Choose each activity once.'
  if (chosen.some((type) => !contracted.includes(type))) return 'Choose among the contracted activities of the program.'
  return activityMixProblem([...live, ...chosen], { hadSnap })?.message
}
