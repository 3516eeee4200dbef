import { PACKET_ACTS, type Action, type PacketAct, type Subject } from '@isets/contracts'
import { matches, recordFilter, type AppAbility } from '@isets/policies'
import { packetObstacle, type PacketCommand, type PacketFigures, type PacketState } from '@isets/rules'

/** Which command of the rules and which right of the rubric each act is. */
const ACTS = {
  reviewReport: ['prepare', 'submit', 'StaffingPacket'],
  setForm4334: ['prepare', 'submit', 'StaffingPacket'],
  tickCosts: ['prepare', 'submit', 'StaffingPacket'],
  submit: ['submit', 'submit', 'StaffingPacket'],
  requestChange: ['requestChange', 'requestReopening', 'StaffingPacket'],
  verifyParticipants: ['verify', 'verify', 'Staffing'],
  reviewStaffing: ['reviewStaffing', 'approve', 'StaffingPacket'],
  approve: ['approve', 'approve', 'StaffingPacket'],
  unapprove: ['unapprove', 'unapprove', 'StaffingPacket'],
  decideChange: ['refuseChange', 'approve', 'StaffingChange'],
  reviewBilling: ['reviewBilling', 'approve', 'BillingPacket'],
  approveBilling: ['approveBilling', 'approve', 'BillingPacket'],
} as const satisfies Record<PacketAct, readonly [PacketCommand, Action, Subject]>

export interface ActsNow {
  readonly allowed: PacketAct[]
  readonly obstacles: Partial<Record<PacketAct, string>>
}

/** What the reader may do now, and why not where only the state stands against it. The web shows exactly this. */
export function actsNow(
  { userId, ability }: { readonly userId: string; readonly ability: AppAbility },
  packet: { readonly organisationId: string },
  state: PacketState,
  figures: PacketFigures,
): ActsNow {
  const now: ActsNow = { allowed: [], obstacles: {} }
  for (const act of PACKET_ACTS) {
    const [command, action, subject] = ACTS[act]
    if (!matches(recordFilter(ability, action, subject), { organisationId: packet.organisationId })) continue
    const obstacle = packetObstacle(state, { command, userId }, figures)
    if (obstacle === null) now.allowed.push(act)
    else now.obstacles[act] = obstacle
  }
  return now
}
