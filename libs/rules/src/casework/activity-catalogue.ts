import { type ActivityType } from '@isets/contracts'

export interface ActivityKind {
  readonly label: string
  /** PLAN-014: only SNAP E&T activities satisfy the rules of the programme. */
  readonly isSnap: boolean
  /** PLAN-043: takes place at a worksite. */
  readonly atWorksite?: true
  /** C49: hours at a worksite and of employment are whole numbers. */
  readonly wholeHours?: true
}

const snap = (label: string): ActivityKind => ({ label, isSnap: true })
const snapAtWork = (label: string): ActivityKind => ({ label, isSnap: true, atWorksite: true, wholeHours: true })
const other = (label: string): ActivityKind => ({ label, isSnap: false })

/** Every activity by its code (reference-data.csv). */
export const ACTIVITIES = {
  BE: snap('Basic Education (ABE/GED)'),
  CW: snapAtWork('Community Workfare'),
  E: { label: 'Employment (subsidized or unsubsidized)', isSnap: true, wholeHours: true },
  ELA: snap('English Language Acquisition'),
  INT: snapAtWork('Internship'),
  JR: snap('Job Retention'),
  JST: snap('Job Search Training'),
  SJS: snap('Supervised Job Search'),
  OJT: snapAtWork('On-the-Job Training'),
  TJ: snapAtWork('Transitional Job'),
  VT: snap('Vocational Training'),
  WRT: snap('Work Readiness Training'),
  SE: snap('Self Employment'),
  SET: snap('Self-Employment Training'),
  JRD: snap('Job Readiness'),
  'A/BA': other('Associates/Bachelor degree'),
  AP: { ...other('Apprenticeship'), atWorksite: true, wholeHours: true },
  PAP: { ...other('Pre-Apprenticeship'), atWorksite: true, wholeHours: true },
  CS: other('Community Service'),
} as const satisfies Record<ActivityType, ActivityKind>

/** What is known of an activity. */
export function activityKind(type: ActivityType): ActivityKind {
  return ACTIVITIES[type]
}

/** Codes that are activities, out of codes that others name. */
export function knownActivities(codes: readonly string[]): ActivityType[] {
  return (Object.keys(ACTIVITIES) as ActivityType[]).filter((type) => codes.includes(type))
}

/**
 * PLAN-021, C49: planned hours of a week, in hundredths; a sentence when they cannot be.
 * @param hours hundredths of an hour
 */
export function plannedHoursProblem(type: ActivityType, hours: number): string | undefined {
  if (!Number.isInteger(hours) || hours <= 0 || hours > 6_000) return 'Enter the hours of a week, at most 60.'
  const whole = activityKind(type).wholeHours && hours % 100 !== 0
  return whole ? 'Hours at a worksite and of employment are whole numbers.' : undefined
}
