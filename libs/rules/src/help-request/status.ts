import { HELP_REQUEST_STATUS_LABELS, HELP_REQUEST_STATUSES, type HelpRequestStatus } from '@isets/contracts'

/** States of a help request (statuses.csv, help-desk.md) and what people read for them; the contract declares them. */
export { HELP_REQUEST_STATUS_LABELS, HELP_REQUEST_STATUSES, type HelpRequestStatus }
