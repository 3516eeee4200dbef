import * as z from 'zod'
import { Id } from '../shapes.ts'

export * from './words.ts'

/** Codes of activities (reference-data.csv); their labels and kinds are in libs/rules. */
export const ACTIVITY_TYPES = [
  'BE',
  'CW',
  'E',
  'ELA',
  'INT',
  'JR',
  'JST',
  'SJS',
  'OJT',
  'TJ',
  'VT',
  'WRT',
  'SE',
  'SET',
  'JRD',
  'A/BA',
  'AP',
  'PAP',
  'CS',
] as const
export type ActivityType = (typeof ACTIVITY_TYPES)[number]

export const ACTIVITY_STATUSES = [
  'not_set',
  'planned',
  'started',
  'successful',
  'unsuccessful',
  'not_required',
] as const
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number]

export const GOAL_STATUSES = ['not_started', 'on_track', 'complete'] as const
export type GoalStatus = (typeof GOAL_STATUSES)[number]
export const GOAL_TERMS = ['short', 'long'] as const
export type GoalTerm = (typeof GOAL_TERMS)[number]

/** How a customer left a program (EXIT-005, reference-data.csv). */
export const EXIT_STATUSES = ['unsuccessful', 'moved', 'successful', 'employed'] as const
export type ExitStatus = (typeof EXIT_STATUSES)[number]
/** Why; which of them go with which status says libs/rules. */
export const EXIT_REASONS = [
  'left',
  'no_contact',
  'snap_ended',
  'tanf_started',
  'tanf_program',
  'wioa',
  'other_state',
  'training_completed',
  'program_completed',
  'retention_ended',
  'employed_90_days',
] as const
export type ExitReason = (typeof EXIT_REASONS)[number]

/** The Update Log of a plan: what was changed, and how (PLAN-012). */
export const PLAN_SECTIONS = ['enrolment', 'goal', 'activity', 'attendance'] as const
export type PlanSection = (typeof PLAN_SECTIONS)[number]
export const PLAN_CHANGE_ACTIONS = [
  'added',
  'changed',
  'started',
  'closed',
  'removed',
  'verified',
  'unverified',
] as const
export type PlanChangeAction = (typeof PLAN_CHANGE_ACTIONS)[number]

/** A customer as far as a list or a heading shows one. */
export const CustomerRef = z.object({ id: Id, name: z.string(), individualNumber: z.string() })
export type CustomerRef = z.infer<typeof CustomerRef>
