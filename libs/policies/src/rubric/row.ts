import type { Right, Role } from '@isets/contracts'
import type { PolicySetting } from '../settings.ts'

/** The relations between caller and record that a grant may ask for. `conditions.ts` says what each compares. */
export const RECORD_CONDITIONS = [
  'ownRecord',
  'notOwnRecord',
  'ownOrganisation',
  'subGrantees',
  'assignedProviders',
  'accessGrant',
  'subGranteeAccessGrant',
  'sentByOwnOrganisation',
  'ownCustomer',
  'escalated',
] as const
export type RecordCondition = (typeof RECORD_CONDITIONS)[number]

/**
 * How far a right reaches. `true`: an act without a record to look at yet (file, search). `any`: every record.
 * A condition: only records for which it holds. A list: records for which at least one of them holds.
 */
export type Grant = true | 'any' | RecordCondition | readonly [RecordCondition, ...RecordCondition[]]
export type Grants = Readonly<Partial<Record<Role, Grant>>>

/** One line of the permissions rubric. */
export interface RubricRow {
  /** Number of the line in the rubric's catalogue, 1 to 139. Absent where the rubric is silent and a requirement speaks. */
  readonly line?: number
  /** The action, in the rubric's words. */
  readonly label: string
  readonly grants: Grants
  readonly rights: readonly [Right, ...Right[]]
  /** The grants hold only for a person who has this role as well. */
  readonly alsoNeeds?: Role
  /** The grants hold only while this setting is on. */
  readonly setting?: PolicySetting
  readonly note?: string
  /** Document, requirement or conflict that the row rests on. `Rubric` is the table in the user manual. */
  readonly source: string
}

/** Rows under one heading of the rubric. */
export interface RubricArea {
  readonly area: string
  readonly rows: readonly RubricRow[]
}
