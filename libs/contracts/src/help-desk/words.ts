/** Words of the help desk without schemas: pages use them, and zod stays out of what every page loads. */

export const HELP_REQUEST_STATUSES = [
  'new',
  'in_progress',
  'waiting_for_requester',
  'escalated',
  'resolved',
  'closed',
] as const
export type HelpRequestStatus = (typeof HELP_REQUEST_STATUSES)[number]

export const HELP_REQUEST_PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const
export type HelpRequestPriority = (typeof HELP_REQUEST_PRIORITIES)[number]

/** Which allow-list an upload is checked against. */
export const UPLOAD_PURPOSES = ['picture', 'attachment', 'access-form'] as const
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number]
export const UPLOAD_STATES = ['quarantined', 'clean', 'refused'] as const

/** At most 10 MB a file, up to and including 10,485,760 bytes (conflicts C53). */
export const MAX_UPLOAD_BYTES = 10_485_760
export const MAX_ATTACHMENTS = 10
