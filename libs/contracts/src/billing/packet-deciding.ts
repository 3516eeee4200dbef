import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Version } from '../shapes.ts'
import { IDHS_VERIFICATIONS, PACKET_REPORTS, PacketView } from './packet-shapes.ts'

const service = 'billing'
const Target = { id: Id, version: Version }
const Reason = z.string().trim().min(3).max(1_000)
const changed = ['NOT_FOUND', 'STALE', 'WRONG_STATUS'] as const
const APPROVE = ['approve', 'StaffingPacket'] as const
const BILL = ['approve', 'BillingPacket'] as const
const Review = z.strictObject({ ...Target, report: z.enum(PACKET_REPORTS), reviewed: z.boolean() })

export const packetDeciding = {
  verifyParticipants: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/verifications',
    summary: 'IDHS verification and "Staffing completed" on the 4333 (BILL-015)',
    permission: ['verify', 'Staffing'],
    input: z.strictObject({
      ...Target,
      customerIds: z.array(Id).min(1).max(500),
      idhsVerification: z.enum(IDHS_VERIFICATIONS).optional(),
      staffingCompleted: z.boolean().optional(),
    }),
    output: PacketView,
    errors: changed,
  }),
  reviewStaffing: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/staffing-reviews',
    summary: 'Tick a report of part 2, or take the tick back (BILL-019)',
    permission: APPROVE,
    input: Review,
    output: PacketView,
    errors: changed,
  }),
  approvePacket: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/approve',
    summary: 'Approve the staffing: the month is locked (BILL-019)',
    permission: APPROVE,
    input: z.strictObject(Target),
    output: PacketView,
    errors: changed,
  }),
  unapprovePacket: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/unapprove',
    summary: 'Reopen an approved staffing, until billing has approved (BILL-020)',
    permission: ['unapprove', 'StaffingPacket'],
    input: z.strictObject({ ...Target, reason: Reason }),
    output: PacketView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
  decideChange: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/change-decision',
    summary: 'Grant a request to reopen, which un-approves the staffing, or keep it as it is (BILL-020, BILL-040)',
    permission: ['approve', 'StaffingChange'],
    input: z.strictObject({ ...Target, grant: z.boolean(), note: Reason }),
    output: PacketView,
    errors: [...changed, 'PERSONAL_DATA'],
  }),
  reviewBilling: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/billing-reviews',
    summary: 'Tick a check of part 3, or take the tick back (BILL-023, BILL-050)',
    permission: BILL,
    input: Review,
    output: PacketView,
    errors: changed,
  }),
  approveBilling: operation({
    service,
    method: 'POST',
    path: '/packets/{id}/approve-billing',
    summary: 'Approve the billing: from now on only amendments change the month (BILL-024)',
    permission: BILL,
    input: z.strictObject(Target),
    output: PacketView,
    errors: changed,
  }),
}
