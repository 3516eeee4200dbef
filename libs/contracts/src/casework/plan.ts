import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, IsoDate, Version } from '../shapes.ts'
import { EnrolmentView } from './customers.ts'
import { PlannedActivity } from './enrolment.ts'
import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  CustomerRef,
  ET_STATUSES,
  GOAL_STATUSES,
  GOAL_TERMS,
  PLAN_CHANGE_ACTIONS,
  PLAN_SECTIONS,
} from './shapes.ts'

const service = 'casework'
const Named = z.object({ id: Id, name: z.string() })
const Target = { id: Id, version: Version }

export const PLAN_ACTIVITY_COMMANDS = ['start', 'close', 'notRequired', 'remove'] as const

export const ActivityView = z.object({
  id: Id,
  version: Version,
  type: z.enum(ACTIVITY_TYPES),
  isSnap: z.boolean(),
  status: z.enum(ACTIVITY_STATUSES),
  organisation: Named,
  plannedStartOn: IsoDate,
  plannedEndOn: IsoDate,
  hoursPerWeek: z.int(),
  startedOn: IsoDate.nullable(),
  completedOn: IsoDate.nullable(),
  notes: z.string(),
  /** Open beyond its planned completion (TMR-040). */
  overdue: z.boolean(),
  hasAttendance: z.boolean(),
  allowed: z.array(z.enum(PLAN_ACTIVITY_COMMANDS)),
})
export type ActivityView = z.infer<typeof ActivityView>

export const GoalView = z.object({
  id: Id,
  version: Version,
  enrolmentId: Id,
  statement: z.string(),
  category: z.string(),
  term: z.enum(GOAL_TERMS),
  status: z.enum(GOAL_STATUSES),
  activities: z.array(ActivityView),
  mayEdit: z.boolean(),
})
export type GoalView = z.infer<typeof GoalView>

export const PlanView = z.object({
  customer: CustomerRef.extend({ status: z.enum(ET_STATUSES) }),
  enrolments: z.array(EnrolmentView.extend({ contracted: z.array(z.enum(ACTIVITY_TYPES)), mayPlan: z.boolean() })),
  goals: z.array(GoalView),
  log: z.array(
    z.object({
      id: Id,
      at: Instant,
      by: z.string().nullable(),
      section: z.enum(PLAN_SECTIONS),
      action: z.enum(PLAN_CHANGE_ACTIONS),
      item: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** Why hours came after the end of their fiscal year (C13). */
      reason: z.string().nullable().optional(),
    }),
  ),
  today: IsoDate,
})
export type PlanView = z.infer<typeof PlanView>

const GoalFields = {
  statement: z.string().trim().min(3).max(300),
  category: z.string().trim().min(1).max(60),
  term: z.enum(GOAL_TERMS),
}
const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS'] as const

export const plans = {
  openPlan: operation({
    service,
    method: 'GET',
    path: '/customers/{customerId}/plan',
    summary: 'The employment plan: goals with their activities, and the Update Log; the reading is audited',
    permission: ['read', 'Activity'],
    input: z.strictObject({ customerId: Id }),
    output: PlanView,
    errors: ['NOT_FOUND'],
  }),
  addGoal: operation({
    service,
    method: 'POST',
    path: '/enrolments/{enrolmentId}/goals',
    summary: 'Add a goal to the plan (PLAN-008, PLAN-009)',
    permission: ['add', 'Activity'],
    input: z.strictObject({ enrolmentId: Id, ...GoalFields }),
    output: PlanView,
    errors: ['NOT_FOUND', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  editGoal: operation({
    service,
    method: 'PATCH',
    path: '/goals/{id}',
    summary: 'Change a goal (PLAN-009, PLAN-010)',
    permission: ['add', 'Activity'],
    input: z.strictObject({ ...Target, ...GoalFields, status: z.enum(GOAL_STATUSES) }),
    output: PlanView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
  removeGoal: operation({
    service,
    method: 'DELETE',
    path: '/goals/{id}',
    summary: 'Take a goal without activities out of the plan (PLAN-009, PLAN-011)',
    permission: ['add', 'Activity'],
    input: z.strictObject({ id: Id, version: z.coerce.number().int().min(1) }),
    output: PlanView,
    errors: changed,
  }),
  addActivity: operation({
    service,
    method: 'POST',
    path: '/goals/{goalId}/activities',
    summary: 'Plan an activity under a goal (PLAN-013 to PLAN-020)',
    permission: ['add', 'Activity'],
    input: PlannedActivity.extend({ goalId: Id, notes: z.string().trim().max(2_000).default('') }),
    output: PlanView,
    errors: ['NOT_FOUND', 'WRONG_STATUS', 'PERSONAL_DATA'],
  }),
  startActivity: operation({
    service,
    method: 'POST',
    path: '/activities/{id}/start',
    summary: 'Start an activity; with a SNAP activity the customer becomes Active (ENR-012, CASE-018)',
    permission: ['add', 'Activity'],
    input: z.strictObject({ ...Target, startedOn: IsoDate }),
    output: PlanView,
    errors: changed,
  }),
  closeActivity: operation({
    service,
    method: 'POST',
    path: '/activities/{id}/close',
    summary: 'Close an activity with its outcome and the actual date (PLAN-037)',
    permission: ['add', 'Activity'],
    input: z.strictObject({ ...Target, outcome: z.enum(['successful', 'unsuccessful']), completedOn: IsoDate }),
    output: PlanView,
    errors: changed,
  }),
  waiveActivity: operation({
    service,
    method: 'POST',
    path: '/activities/{id}/waive',
    summary: 'Find a planned activity not required',
    permission: ['add', 'Activity'],
    input: z.strictObject(Target),
    output: PlanView,
    errors: changed,
  }),
  removeActivity: operation({
    service,
    method: 'DELETE',
    path: '/activities/{id}',
    summary: 'Take an activity without attendance out of the plan (PLAN-030, PLAN-031, C29)',
    permission: ['delete', 'Activity'],
    input: z.strictObject({ id: Id, version: z.coerce.number().int().min(1) }),
    output: PlanView,
    errors: changed,
  }),
}
