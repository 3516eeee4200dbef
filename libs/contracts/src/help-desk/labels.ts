import type { HelpRequestPriority, HelpRequestStatus } from './words.ts'

/** What people read for a state (statuses.csv). */
export const HELP_REQUEST_STATUS_LABELS = {
  new: 'New',
  in_progress: 'In progress',
  waiting_for_requester: 'Waiting for requester',
  escalated: 'Escalated',
  resolved: 'Resolved',
  closed: 'Closed',
} as const satisfies Record<HelpRequestStatus, string>

export const PRIORITY_LABELS = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
} as const satisfies Record<HelpRequestPriority, string>
