import { HELP_REQUEST_STATUSES, type HelpRequestStatus } from '@isets/contracts'

/** States of a help request (statuses.csv, help-desk.md); the contract declares them. */
export { HELP_REQUEST_STATUSES, type HelpRequestStatus }

/** What people read for a state. */
export const HELP_REQUEST_STATUS_LABELS = {
  new: 'New',
  in_progress: 'In progress',
  waiting_for_requester: 'Waiting for requester',
  escalated: 'Escalated',
  resolved: 'Resolved',
  closed: 'Closed',
} as const satisfies Record<HelpRequestStatus, string>
