/** States of a help request (statuses.csv, help-desk.md). */
export const HELP_REQUEST_STATUSES = [
  'new',
  'in_progress',
  'waiting_for_requester',
  'escalated',
  'resolved',
  'closed',
] as const
export type HelpRequestStatus = (typeof HELP_REQUEST_STATUSES)[number]

/** What people read for a state. */
export const HELP_REQUEST_STATUS_LABELS = {
  new: 'New',
  in_progress: 'In progress',
  waiting_for_requester: 'Waiting for requester',
  escalated: 'Escalated',
  resolved: 'Resolved',
  closed: 'Closed',
} as const satisfies Record<HelpRequestStatus, string>
