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

/** Levels of the ladder above SIU, by the role that answers there (HELP-029). */
export const ESCALATION_LEVELS = ['platform_manager', 'program_manager'] as const
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number]

/** What the staff of a provider correct themselves (HELP-041): an article of the knowledge base says how to. */
export const GUIDANCE_CODES = [
  'correct-attendance',
  'correct-approved-month',
  'correct-cost',
  'correct-activity',
  'correct-case-note',
  'correct-screening',
  'correct-status',
] as const
export type GuidanceCode = (typeof GUIDANCE_CODES)[number]

/** Which allow-list an upload is checked against. */
export const UPLOAD_PURPOSES = ['picture', 'attachment', 'access-form'] as const
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number]
export const UPLOAD_STATES = ['quarantined', 'clean', 'refused'] as const

const DOMAIN = String.raw`(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}`
/** One mail address without a name, as the contract takes it: the very pattern of zod, which stays out of the web. */
export const EMAIL_ADDRESS = new RegExp(String.raw`^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@${DOMAIN}$`)

/** The most letters of each text of the form, by the path of its field. */
export const MOST_LETTERS = {
  summary: 200,
  descriptionHtml: 100_000,
  organisationName: 200,
  'requester.firstName': 100,
  'requester.lastName': 100,
  'customer.firstName': 100,
  'customer.lastName': 100,
  'context.pageUrl': 2000,
  'context.browser': 300,
  'context.reportName': 200,
  'context.reportFilter': 200,
  'context.steps': 5000,
} as const

/** Who asks without an account (HELP-004): no person has this id, and whoever asked so reads nothing in ISETS. */
export const VISITOR_ID = '00000000-0000-4000-8000-00000000a5ce'
/** The most letters of a visitor's question, in plain text. */
export const VISITOR_TEXT = 10_000

/** At most 10 MB a file, up to and including 10,485,760 bytes (conflicts C53). */
export const MAX_UPLOAD_BYTES = 10_485_760
export const MAX_ATTACHMENTS = 10

/** How a message came: written in ISETS, or as an answer to a mail (HELP-022). */
export const MESSAGE_CHANNELS = ['app', 'mail'] as const
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number]

/**
 * Why an answer by mail was not taken, or not all of it. The last two add its words, or those at its top.
 */
export const MAIL_TROUBLES = [
  'personal_data',
  'closed',
  'not_allowed',
  'no_words',
  'too_long',
  'full',
  'words_left_out',
  'files_left_out',
] as const
export type MailTrouble = (typeof MAIL_TROUBLES)[number]
