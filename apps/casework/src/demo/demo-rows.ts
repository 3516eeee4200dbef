import type { ScreeningAnswers } from '@isets/contracts'
import { demoId, isDemoFcrc, type DemoCustomer, type DemoDraft, type DemoPlan, type DemoUser } from '@isets/demo'
import {
  activityKind,
  DEFAULT_GOAL_CATEGORY,
  defaultGoalStatement,
  fiscalYearOf,
  LATEST_SCREENING_FORM,
} from '@isets/rules'

/** A day of the demo as the moment of its noon in Illinois, winter time: business hours in any season. */
const noon = (day: string) => `${day}T18:00:00.000Z`
const fullName = ({ firstName, lastName }: Pick<DemoUser, 'firstName' | 'lastName'>) => `${firstName} ${lastName}`

export interface DemoPerson {
  readonly id: string
  readonly name: string
}

/** A case manager of the organisation: who did what the demo tells. */
export function caseManager(users: readonly DemoUser[], organisationId: string | null, number: number): DemoPerson {
  const staff = users.filter((user) => user.organisationId === organisationId && user.status === 'active')
  const user = staff[number % Math.max(1, staff.length)] ?? users[0]
  if (user === undefined) throw new Error('The demo world has nobody')
  return { id: user.id, name: fullName(user) }
}

/** Stories in which the referral of the organisation opens the record to it (REF-002). */
const OPEN_TO_PROVIDER = ['pending_idhs', 'pending_provider', 'wait_list', 'enrolled', 'active', 'inactive', 'exited']

/** Columns of `customer` for a demo customer. */
export function customerRow(one: DemoCustomer, plan: DemoPlan, now: Date) {
  const { enrolment } = plan
  const activities = enrolment?.activities ?? []
  const open = activities.filter(({ status }) => status === 'started').length
  const enrolled = enrolment !== null && enrolment.endedOn === null ? [enrolment.programme.organisationId] : []
  const granted = one.organisationId !== null && OPEN_TO_PROVIDER.includes(one.story) ? [one.organisationId] : []
  return {
    ...{ id: one.id, version: 1, first_name: one.firstName, middle_name: '', last_name: one.lastName },
    ...{ individual_number: one.individualNumber, case_number: one.caseNumber, birth_date: one.birthDate },
    ...{ email: one.email, phone: one.phone, address: one.address, county: one.county },
    ...{ eligibility: one.eligibility, abawd: one.abawd, redetermination_on: one.redeterminationOn },
    ...{ midpoint_on: one.midpointOn, in_feed: true, ies_version: 1, granted_organisation_ids: granted },
    ...{ et_status: plan.status, et_status_since: one.story === 'new' ? now : noon(plan.statusSince) },
    ...{ enrolled_organisation_ids: enrolled, enrolled_on: enrolment?.enrolledOn ?? null },
    fiscal_year: enrolment ? fiscalYearOf(new Date(noon(enrolment.enrolledOn))) : null,
    ...{ screened_on: plan.screenedOn, open_snap: open, open_activities: open, exited_on: plan.exitedOn },
  }
}

const DEMO_ANSWERS: ScreeningAnswers = {
  ...{ receivesSnap: true, receivesTanf: false, householdSize: 2, caresForChild: false },
  ...{ employed: false, lastWorked: 'under_2_years', highestGrade: 'high_school', inSchool: false },
  ...{ readsEnglish: true, ableToWork: true, situations: ['transportation'], availableHours: 25 },
  ...{ skills: ['service', 'care'] },
}

/** A complete screening, by the organisation that found the customer. */
export function screeningRow(one: DemoCustomer, screenedOn: string, by: DemoPerson) {
  const at = noon(screenedOn)
  return {
    ...{ id: demoId('screening', String(one.number)), customer_id: one.id, version: 2 },
    ...{ organisation_id: one.organisationId, holder_organisation_id: one.organisationId },
    ...{ customer_name: fullName(one), individual_number: one.individualNumber },
    ...{ form_version: LATEST_SCREENING_FORM.version, answers: { ...DEMO_ANSWERS, availableFrom: screenedOn } },
    ...{ status: 'complete', started_at: at, started_by: by.id, started_by_name: by.name, saved_at: at },
    ...{ submitted_at: at, submitted_by: by.id, submitted_by_name: by.name },
  }
}

/** A screening that somebody has begun and not submitted: the first section is answered. */
export function draftRow(one: DemoCustomer, { organisationId, startedOn }: DemoDraft, by: DemoPerson) {
  const at = noon(startedOn)
  const { receivesSnap, receivesTanf, householdSize, caresForChild } = DEMO_ANSWERS
  return {
    ...{ id: demoId('screening', String(one.number), 'draft'), customer_id: one.id, version: 2 },
    ...{ organisation_id: organisationId, holder_organisation_id: organisationId },
    ...{ customer_name: fullName(one), individual_number: one.individualNumber },
    form_version: LATEST_SCREENING_FORM.version,
    answers: { receivesSnap, receivesTanf, householdSize, caresForChild },
    ...{ status: 'draft', started_at: at, started_by: by.id, started_by_name: by.name, saved_at: at },
  }
}

type Enrolled = NonNullable<DemoPlan['enrolment']>

export function enrolmentRow(one: DemoCustomer, { id, programme, enrolledOn, endedOn }: Enrolled, by: DemoPerson) {
  return {
    ...{ id, version: endedOn === null ? 1 : 2, customer_id: one.id, programme_id: programme.id },
    ...{ programme_name: programme.name, organisation_id: programme.organisationId },
    ...{ contract_id: programme.contractId, fiscal_year: fiscalYearOf(new Date(noon(enrolledOn))) },
    ...{ enrolled_on: enrolledOn, ended_on: endedOn, enrolled_by: by.id, enrolled_by_name: by.name },
    own_activities: isDemoFcrc(programme.organisationId),
  }
}

/** How an enrolment of the demo ended. */
export function exitRow(one: DemoCustomer, { id, endedOn }: Enrolled, by: DemoPerson) {
  if (endedOn === null) return []
  const [status, reason] = EXITS[one.number % EXITS.length] ?? EXITS[0]
  return [
    {
      ...{ id: demoId('exit', String(one.number)), version: 1, customer_id: one.id, enrolment_id: id, status, reason },
      ...{ completed_on: endedOn, exited_at: noon(endedOn), exited_by: by.id, exited_by_name: by.name },
    },
  ]
}

const EXITS = [
  ['successful', 'training_completed'],
  ['unsuccessful', 'left'],
  ['successful', 'program_completed'],
  ['moved', 'wioa'],
  ['unsuccessful', 'snap_ended'],
] as const

export function goalRow(one: DemoCustomer, { id, goalId, programme, enrolledOn, endedOn, activities }: Enrolled) {
  const begun = activities.some(({ startedOn }) => startedOn !== null) ? 'on_track' : 'not_started'
  return {
    ...{ id: goalId, version: 1, customer_id: one.id, enrolment_id: id },
    ...{ statement: defaultGoalStatement(programme.name), category: DEFAULT_GOAL_CATEGORY, term: 'short' },
    ...{ status: endedOn === null ? begun : 'complete', added_at: noon(enrolledOn) },
  }
}

export function activityRows(one: DemoCustomer, { id, goalId, programme, enrolledOn, activities }: Enrolled) {
  return activities.map((activity) => ({
    ...{ id: activity.id, version: versionOf(activity), customer_id: one.id, goal_id: goalId, enrolment_id: id },
    ...{ organisation_id: programme.organisationId, programme_id: programme.id },
    ...{ type: activity.type, is_snap: activityKind(activity.type).isSnap, status: activity.status },
    ...{ planned_start_on: activity.plannedStartOn, planned_end_on: activity.plannedEndOn },
    ...{ hours_per_week: activity.hoursPerWeek, started_on: activity.startedOn, completed_on: activity.completedOn },
    ...{ notes: '', attendance_version: 1, added_at: noon(enrolledOn) },
  }))
}

function versionOf({ startedOn, completedOn }: Enrolled['activities'][number]): number {
  return 1 + (startedOn === null ? 0 : 1) + (completedOn === null ? 0 : 1)
}

/** Lines of the status history and of the Update Log that the story has left. */
export function historyRows(one: DemoCustomer, plan: DemoPlan, by: DemoPerson) {
  const { screenedOn, enrolment, status, statusSince } = plan
  const line = (key: string, of: string, day: string) => ({
    ...{ id: demoId('status', String(one.number), key), customer_id: one.id, status: of, at: noon(day) },
    ...{ actor_id: null as string | null, actor_name: null as string | null },
  })
  const lines = screenedOn === null ? [] : [line('screened', 'initial_assessment_complete', screenedOn)]
  if (enrolment !== null) lines.push(line('enrolled', 'pending_activity_start_dates', enrolment.enrolledOn))
  const started = enrolment?.activities[0]?.startedOn
  if (started) lines.push(line('active', 'active', started))
  const isLast = lines.some((one) => one.status === status)
  if (!isLast && status !== 'not_enrolled') {
    lines.push({ ...line('last', status, statusSince), ...(status === 'inactive' && acted(by)) })
  }
  return lines
}

function acted({ id, name }: DemoPerson) {
  return { actor_id: id, actor_name: name }
}
