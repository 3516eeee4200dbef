import type { StaffingStatus } from '@isets/contracts'

/** Who acts in the life of a packet: the provider, the provider manager or WFD, billing. */
export type PacketActor = 'provider' | 'provider_manager' | 'billing'

/** What moves a packet or is done to it. What a person may tick in which status stands in the same table. */
export const PACKET_COMMANDS = [
  'prepare',
  'submit',
  'requestChange',
  'refuseChange',
  'verify',
  'reviewStaffing',
  'approve',
  'unapprove',
  'reviewBilling',
  'approveBilling',
] as const
export type PacketCommand = (typeof PACKET_COMMANDS)[number]

/** `resume`: back to where the request to reopen was made. */
interface PacketTransition {
  readonly to: StaffingStatus | 'resume'
  readonly by: PacketActor
  /** Only while billing has not approved: afterwards amendments alone change the month (BILL-024). */
  readonly untilBilled?: true
}

const provider = (to: StaffingStatus): PacketTransition => ({ to, by: 'provider' })
const providerManager = (to: StaffingStatus): PacketTransition => ({ to, by: 'provider_manager' })

/**
 * The whole life of a staffing packet (statuses.csv; 002 Reopening a Staffing): status → command → next status and whose
 * act it is. What is not listed is refused by the server and hidden by the web. `prepare` is a tick of part 1: made again
 * after a change it is dated anew, also after the submission (BILL-056).
 */
export const PACKET_TRANSITIONS = {
  not_started: { prepare: provider('in_progress') },
  in_progress: { prepare: provider('in_progress'), submit: provider('submitted') },
  submitted: {
    prepare: provider('submitted'),
    requestChange: provider('change_requested'),
    verify: providerManager('submitted'),
    reviewStaffing: providerManager('submitted'),
    approve: providerManager('approved'),
  },
  change_requested: {
    refuseChange: { to: 'resume', by: 'provider_manager', untilBilled: true },
    unapprove: { to: 'unapproved', by: 'provider_manager', untilBilled: true },
  },
  approved: {
    requestChange: { to: 'change_requested', by: 'provider', untilBilled: true },
    unapprove: { to: 'unapproved', by: 'provider_manager', untilBilled: true },
    reviewBilling: { to: 'approved', by: 'billing', untilBilled: true },
    approveBilling: { to: 'approved', by: 'billing', untilBilled: true },
  },
  unapproved: {
    prepare: provider('unapproved'),
    submit: provider('submitted'),
    verify: providerManager('unapproved'),
    reviewStaffing: providerManager('unapproved'),
    approve: providerManager('approved'),
  },
} as const satisfies Record<StaffingStatus, Partial<Record<PacketCommand, PacketTransition>>>

/** Where a packet stands, as far as its transitions ask. */
export interface PacketStanding {
  readonly status: StaffingStatus
  readonly isBilled: boolean
  /** Where a pending request to reopen came from: `submitted` or `approved`. */
  readonly resumeStatus: StaffingStatus | null
}

const SENTENCES = {
  billed: 'Billing has approved this month. Only an amendment changes it now.',
  wrong_status: 'This is not possible in the present state of the packet.',
  wrong_actor: 'This part of the packet is not yours.',
} as const
export type PacketRefusal = keyof typeof SENTENCES

export type PacketDecision =
  | { readonly ok: true; readonly status: StaffingStatus }
  | { readonly ok: false; readonly reason: PacketRefusal; readonly message: string }

function refused(reason: PacketRefusal): PacketDecision {
  return { ok: false, reason, message: SENTENCES[reason] }
}

/** Decides a command on a packet (BILL-019 to BILL-024). */
export function nextStaffingStatus(
  standing: PacketStanding,
  command: PacketCommand,
  actor: PacketActor,
): PacketDecision {
  const { status, isBilled, resumeStatus } = standing
  if (isBilled) return refused('billed')
  const row: Partial<Record<PacketCommand, PacketTransition>> = PACKET_TRANSITIONS[status]
  const transition = row[command]
  if (!transition) return refused('wrong_status')
  if (transition.by !== actor) return refused('wrong_actor')
  if (transition.to !== 'resume') return { ok: true, status: transition.to }
  return resumeStatus === null ? refused('wrong_status') : { ok: true, status: resumeStatus }
}

/**
 * Whether the data of the month are locked (BILL-019, BILL-024): from the approval by the provider manager on, also
 * while a request to reopen an approved staffing waits.
 */
export function isMonthLocked({ status, isBilled, resumeStatus }: PacketStanding): boolean {
  return isBilled || status === 'approved' || (status === 'change_requested' && resumeStatus === 'approved')
}
