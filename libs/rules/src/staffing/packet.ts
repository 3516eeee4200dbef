import type { PacketPart, PacketReport, StaffedProgrammeType, StaffingStatus } from '@isets/contracts'
import { packetChecklist } from './checklist.ts'
import { billingApprovalObstacle, preparationObstacle, staffingApprovalObstacle } from './persons.ts'
import { PACKET_REPORT_LABELS } from './status.ts'
import { nextStaffingStatus, type PacketActor, type PacketCommand } from './transitions.ts'

/** A tick: who found the report right, and which figures they saw. */
export interface PacketTick {
  readonly part: PacketPart
  readonly report: PacketReport
  readonly by: string
  /** Names the figures: other figures have another one. */
  readonly fingerprint: string
}

/** A packet as far as decisions on it go. */
export interface PacketState {
  readonly type: StaffedProgrammeType
  readonly status: StaffingStatus
  readonly isBilled: boolean
  readonly resumeStatus: StaffingStatus | null
  readonly ticks: readonly PacketTick[]
  /** Everybody who ever had a hand in part 1, and in part 2. */
  readonly preparers: readonly string[]
  readonly approvers: readonly string[]
}

/** What the reports say now: a fingerprint of each, and why one cannot be ticked yet. */
export interface PacketFigures {
  readonly fingerprints: Readonly<Partial<Record<PacketReport, string>>>
  readonly obstacles?: Readonly<Partial<Record<PacketReport, string>>>
}

export interface PacketMove {
  readonly command: PacketCommand
  readonly userId: string
  /** For ticks: the report, and whether it is ticked or the tick taken back. Without: another entry of the part. */
  readonly tick?: { readonly report: PacketReport; readonly reviewed: boolean }
}

export type PacketOutcome =
  { readonly ok: true; readonly state: PacketState } | { readonly ok: false; readonly message: string }

const ACTOR = {
  prepare: 'provider',
  submit: 'provider',
  requestChange: 'provider',
  refuseChange: 'provider_manager',
  verify: 'provider_manager',
  reviewStaffing: 'provider_manager',
  approve: 'provider_manager',
  unapprove: 'provider_manager',
  reviewBilling: 'billing',
  approveBilling: 'billing',
} as const satisfies Record<PacketCommand, PacketActor>

/** Acts of the provider: whoever does one of them approves nothing of the packet, and the other way round. */
const PREPARATION: readonly PacketCommand[] = ['prepare', 'submit', 'requestChange']
/** Acts on the staffing that nobody who prepared it does; whoever asks to reopen it counts among them. */
const DECISION: readonly PacketCommand[] = ['reviewStaffing', 'approve', 'refuseChange', 'unapprove']

/** Required reports of a part that are not ticked, or were ticked with other figures than now's. */
export function openReports(state: PacketState, part: PacketPart, { fingerprints }: PacketFigures): PacketReport[] {
  const isCurrent = (report: PacketReport) =>
    state.ticks.some(
      (tick) => tick.part === part && tick.report === report && tick.fingerprint === fingerprints[report],
    )
  return packetChecklist(state.type, part)
    .filter(({ report, required }) => required && !isCurrent(report))
    .map(({ report }) => report)
}

function openReportsSentence(state: PacketState, part: PacketPart, figures: PacketFigures): string | null {
  const open = openReports(state, part, figures)
  if (open.length === 0) return null
  const names = open.map((report) => PACKET_REPORT_LABELS[report]).join(', ')
  const who = part === 'provider' ? 'by the provider' : 'here'
  return `Still to be reviewed ${who}: ${names}. A report counts as reviewed only with its present figures.`
}

function personObstacle(state: PacketState, { command, userId }: PacketMove): string | null {
  if (PREPARATION.includes(command)) return preparationObstacle(state, userId)
  if (DECISION.includes(command)) return staffingApprovalObstacle(state, userId)
  if (command === 'reviewBilling' || command === 'approveBilling') return billingApprovalObstacle(state, userId)
  return null
}

function completeness(state: PacketState, { command }: PacketMove, figures: PacketFigures): string | null {
  if (command === 'submit') return openReportsSentence(state, 'provider', figures)
  if (command === 'approve') {
    return openReportsSentence(state, 'provider', figures) ?? openReportsSentence(state, 'provider_manager', figures)
  }
  return command === 'approveBilling' ? openReportsSentence(state, 'billing', figures) : null
}

const TICKED_PART = {
  prepare: 'provider',
  reviewStaffing: 'provider_manager',
  reviewBilling: 'billing',
} as const satisfies Partial<Record<PacketCommand, PacketPart>>

function partOf(command: PacketCommand): PacketPart | null {
  return command in TICKED_PART ? TICKED_PART[command as keyof typeof TICKED_PART] : null
}

function tickObstacle(state: PacketState, { command, tick }: PacketMove, figures: PacketFigures): string | null {
  const part = partOf(command)
  if (tick === undefined || part === null) return null
  const known = packetChecklist(state.type, part).some(({ report }) => report === tick.report)
  if (!known) return 'This report is not part of this packet.'
  return tick.reviewed ? (figures.obstacles?.[tick.report] ?? null) : null
}

/**
 * Why this person cannot do this now, in words; `null` when nothing speaks against it (BILL-012, BILL-019 to BILL-024).
 * Rights are not asked here: they are the rubric's.
 */
export function packetObstacle(state: PacketState, move: PacketMove, figures: PacketFigures): string | null {
  const decision = nextStaffingStatus(state, move.command, ACTOR[move.command])
  if (!decision.ok) return decision.message
  return personObstacle(state, move) ?? tickObstacle(state, move, figures) ?? completeness(state, move, figures)
}

function withOne(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list : [...list, one]
}

function ticked(state: PacketState, { command, userId, tick }: PacketMove, figures: PacketFigures) {
  const part = partOf(command)
  if (part === null || tick === undefined) return state.ticks
  const others = state.ticks.filter((one) => one.part !== part || one.report !== tick.report)
  const fingerprint = figures.fingerprints[tick.report] ?? ''
  return tick.reviewed ? [...others, { part, report: tick.report, by: userId, fingerprint }] : others
}

/**
 * Applies a move to a packet, or says why not. Un-approving takes back the ticks of part 2 and 3: they are made again
 * (BILL-022). Who prepared or approved is never forgotten.
 */
export function movePacket(state: PacketState, move: PacketMove, figures: PacketFigures): PacketOutcome {
  const message = packetObstacle(state, move, figures)
  if (message !== null) return { ok: false, message }
  const { command, userId } = move
  const decision = nextStaffingStatus(state, command, ACTOR[command])
  if (!decision.ok) return decision
  const prepares = PREPARATION.includes(command)
  const approves = command === 'reviewStaffing' || command === 'approve'
  const reopened = command === 'unapprove'
  const ticks = ticked(state, move, figures)
  return {
    ok: true,
    state: {
      ...state,
      status: decision.status,
      isBilled: command === 'approveBilling',
      resumeStatus: command === 'requestChange' ? state.status : null,
      ticks: reopened ? ticks.filter(({ part }) => part === 'provider') : ticks,
      preparers: prepares ? withOne(state.preparers, userId) : state.preparers,
      approvers: approves ? withOne(state.approvers, userId) : state.approvers,
    },
  }
}
