import { HELP_REQUEST_PRIORITIES, PRIORITY_LABELS, type HelpRequestPriority } from '@isets/contracts'
import { type Subcategory } from './catalogue-types.ts'

/** Most pressing first, which is the order of the queue; the contract declares them. */
export const PRIORITIES = HELP_REQUEST_PRIORITIES
export type Priority = HelpRequestPriority

export { PRIORITY_LABELS }

const WHEN_WORK_IS_BLOCKED = {
  urgent: 'urgent',
  high: 'urgent',
  normal: 'high',
  low: 'high',
} as const satisfies Record<Priority, Priority>

/** The priority a new request starts with: its subcategory's, raised when it keeps somebody from working (HELP-017). */
export function initialPriority(blocksWork: boolean, subcategory: Pick<Subcategory, 'priority'>): Priority {
  return blocksWork ? WHEN_WORK_IS_BLOCKED[subcategory.priority] : subcategory.priority
}
