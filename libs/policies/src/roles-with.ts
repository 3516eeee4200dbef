import { type Action, type Role, ROLES, type Subject } from '@isets/contracts'
import { rubricRows } from './rubric.ts'
import type { RecordCondition } from './rubric/row.ts'
import { DEFAULT_POLICY_SETTINGS } from './settings.ts'

/**
 * The rubric the other way round: which roles have a right, by how far it reaches for them. For looking up people who
 * may do something with one record; rows that need a second role are left out, so that nobody is found too easily.
 */
export function rolesWith(action: Action, subject: Subject, reach: 'any' | RecordCondition): Role[] {
  const rows = rubricRows.filter(
    ({ rights, alsoNeeds, setting }) =>
      alsoNeeds === undefined &&
      (setting === undefined || DEFAULT_POLICY_SETTINGS[setting]) &&
      rights.some((right) => right[0] === action && right[1] === subject),
  )
  return ROLES.filter((role) => rows.some(({ grants }) => [grants[role]].flat().includes(reach)))
}
