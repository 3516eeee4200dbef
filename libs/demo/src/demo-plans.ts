import { Temporal } from 'temporal-polyfill'
import type { ActivityStatus, ActivityType, EtStatus } from '@isets/contracts'
import type { DemoCustomer, DemoStory } from './demo-customers.ts'
import { demoId } from './demo-id.ts'
import { draw, drawOne } from './draw.ts'
import { demoProgrammes, type DemoProgramme } from './programmes.ts'

export interface DemoActivity {
  readonly id: string
  readonly type: ActivityType
  readonly status: ActivityStatus
  readonly plannedStartOn: string
  readonly plannedEndOn: string
  /** Hundredths of an hour. */
  readonly hoursPerWeek: number
  readonly startedOn: string | null
  readonly completedOn: string | null
}

export interface DemoEnrolment {
  readonly id: string
  readonly goalId: string
  readonly programme: DemoProgramme
  readonly enrolledOn: string
  readonly endedOn: string | null
  readonly activities: readonly DemoActivity[]
}

/** How far casework has come with a demo customer. All dates are `YYYY-MM-DD`. */
export interface DemoPlan {
  readonly status: EtStatus
  readonly statusSince: string
  readonly screenedOn: string | null
  readonly exitedOn: string | null
  readonly enrolment: DemoEnrolment | null
}

const STATUS_OF = {
  new: 'not_enrolled',
  screened: 'initial_assessment_complete',
  pending_idhs: 'pending_referral_approval',
  pending_provider: 'pending_referral_approval',
  wait_list: 'wait_list',
  rejected: 'referral_rejected',
  expired: 'referral_expired',
  enrolled: 'pending_activity_start_dates',
  active: 'active',
  inactive: 'inactive',
  exited: 'exited',
} as const satisfies Record<DemoStory, EtStatus>
const ENROLLED: readonly DemoStory[] = ['enrolled', 'active', 'inactive', 'exited']

/** May not stand alone (C41), or come with a job: never the first activity of a demo plan. */
const NEVER_FIRST: readonly string[] = ['SJS', 'JST', 'JR', 'E']
/** Every n-th active customer has completed everything and is not exited: what the flag finds. */
const DONE_EVERY = 12
const MAIN_WEEKS = 22
/** How far back enrolments go. */
const MONTHS = 14

/**
 * The plan of a demo customer, always the same for the same day: when the customer was screened and enrolled, which
 * activities were planned, started and completed. Every service that needs activities takes them from here.
 *
 * @param today the demo's day in Illinois, `YYYY-MM-DD`, the one that the customer was made for
 */
export function demoPlan(customer: DemoCustomer, today: string): DemoPlan {
  const { story, number, monthsAgo } = customer
  const day = Temporal.PlainDate.from(today)
  const status = STATUS_OF[story]
  const latest = day.subtract({ days: 1 })
  const began = earlier(day.subtract({ months: monthsAgo, days: 3 + draw(number, 'began', 20) }), latest)
  if (story === 'new') return { status, statusSince: today, screenedOn: null, exitedOn: null, enrolment: null }
  const screened = { status, screenedOn: began.toString() }
  const programme = ENROLLED.includes(story) ? programmeOf(customer, day) : undefined
  if (!programme) return { ...screened, statusSince: began.toString(), exitedOn: null, enrolment: null }

  // Nobody is enrolled before the first of the fourteen months: whose story is longer begins with it.
  const first = day.subtract({ months: MONTHS }).with({ day: 1 })
  const drawn = earlier(began.add({ days: 5 + draw(number, 'enrolled', 12) }), latest)
  const enrolledOn = later(drawn, first.add({ days: draw(number, 'enrolled', 6) }))
  const ended = story === 'exited' ? earlier(enrolledOn.add({ days: 60 + draw(number, 'ended', 90) }), latest) : null
  const exitedOn = ended?.toString() ?? null
  const activities = activitiesOf(customer, programme, enrolledOn, ended, day)
  const inactiveSince = later(enrolledOn, day.subtract({ days: 3 + draw(number, 'inactive', 60) }))
  const since = { enrolled: enrolledOn, active: enrolledOn, inactive: inactiveSince, exited: ended ?? latest }
  const statusSince = since[story as keyof typeof since].toString()
  const enrolment = {
    ...{ id: demoId('enrolment', String(number)), goalId: demoId('goal', String(number)), programme, activities },
    ...{ enrolledOn: enrolledOn.toString(), endedOn: exitedOn },
  }
  return { ...screened, statusSince, exitedOn, enrolment }
}

function programmeOf({ programmeId }: DemoCustomer, day: Temporal.PlainDate): DemoProgramme | undefined {
  return demoProgrammes(day.month >= 7 ? day.year + 1 : day.year).find(({ id }) => id === programmeId)
}

/** A main activity, for most people a job search beside it, and after half a year a second main one. */
function activitiesOf(
  { story, number }: DemoCustomer,
  { activities }: DemoProgramme,
  enrolledOn: Temporal.PlainDate,
  ended: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): DemoActivity[] {
  const mains = activities.filter((type) => !NEVER_FIRST.includes(type))
  const main = drawOne(number, 'main', mains)
  const second = mains.find((type) => type !== main)
  const search = activities.find((type) => type === 'SJS')
  const begin = enrolledOn.add({ days: draw(number, 'start', 10) })
  const finish = begin.add({ weeks: MAIN_WEEKS })
  const done = story === 'active' && number % DONE_EVERY === 0
  const over = ended ?? (done ? today.subtract({ days: 4 }) : today)
  const runs = ended !== null || done
  const make = activityMaker(number, { story, over, runs, today })
  const made = [make(0, main, begin, finish)]
  if (search !== undefined && draw(number, 'search', 3) > 0) made.push(make(1, search, begin, finish))
  const follows = Temporal.PlainDate.compare(finish.add({ days: 3 }), over) < 0
  if (follows && second !== undefined) made.push(make(2, second, finish.add({ days: 3 }), finish.add({ weeks: 40 })))
  // Whose only main activity is over goes on with it: nobody searches for a job alone (C41).
  if (follows && second === undefined && !runs) return [make(0, main, begin, today.add({ weeks: 8 }))]
  return made
}

interface Maker {
  readonly story: DemoStory
  /** When everything is over. */
  readonly over: Temporal.PlainDate
  readonly runs: boolean
  readonly today: Temporal.PlainDate
}

function activityMaker(number: number, { story, over, runs, today }: Maker) {
  return (place: number, type: string, begin: Temporal.PlainDate, finish: Temporal.PlainDate): DemoActivity => {
    const planned = story === 'enrolled' || Temporal.PlainDate.compare(begin, today) >= 0
    const startedOn = planned ? null : earlier(begin, over)
    const completes = runs || Temporal.PlainDate.compare(finish, over) < 0
    const completed = startedOn === null || !completes ? null : later(earlier(finish, over), startedOn)
    const well = draw(number + place, 'outcome', 4) > 0
    return {
      id: demoId('activity', String(number), String(place)),
      type: type as ActivityType, // programmes name codes of activities
      status: statusOf(startedOn, completed, well),
      plannedStartOn: begin.toString(),
      plannedEndOn: finish.toString(),
      hoursPerWeek: 1_200 + 300 * draw(number + place, 'hours', 5),
      startedOn: startedOn?.toString() ?? null,
      completedOn: completed?.toString() ?? null,
    }
  }
}

function statusOf(
  startedOn: Temporal.PlainDate | null,
  completedOn: Temporal.PlainDate | null,
  well: boolean,
): ActivityStatus {
  if (startedOn === null) return 'planned'
  if (completedOn === null) return 'started'
  return well ? 'successful' : 'unsuccessful'
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) <= 0 ? one : other
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other
}
