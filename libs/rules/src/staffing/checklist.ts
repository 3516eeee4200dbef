import type { PacketPart, PacketReport, StaffedProgrammeType } from '@isets/contracts'

export interface ChecklistRow {
  readonly report: PacketReport
  readonly required: boolean
}

const needed = (report: PacketReport): ChecklistRow => ({ report, required: true })
const BILLING_CHECKS = [needed('supportive_services'), needed('benefits_4333'), needed('total_charges')]
const SNAP_REPORTS = [needed('employment'), needed('supportive_services'), needed('benefits_4333')]
const EARNFARE_REPORTS = [needed('attendance_2606'), needed('supportive_services'), needed('benefits_4333')]

const SNAP: Record<PacketPart, readonly ChecklistRow[]> = {
  provider: SNAP_REPORTS,
  provider_manager: SNAP_REPORTS,
  billing: BILLING_CHECKS,
}

/**
 * What is ticked in each part of a packet (BILL-007, BILL-008, BILL-023, BILL-050; RPTD-09 to RPTD-12). Earnfare has the
 * 2606 summary instead of the employment report in all three parts; its certification of expenses is optional (C44).
 */
const CHECKLISTS = {
  SJP: SNAP,
  S2S: SNAP,
  EF: {
    provider: [...EARNFARE_REPORTS, { report: 'expense_certification', required: false }],
    provider_manager: EARNFARE_REPORTS,
    billing: [needed('attendance_2606'), ...BILLING_CHECKS],
  },
} as const satisfies Record<StaffedProgrammeType, Record<PacketPart, readonly ChecklistRow[]>>

/** The checklist of one part for a kind of programme. */
export function packetChecklist(type: StaffedProgrammeType, part: PacketPart): readonly ChecklistRow[] {
  return CHECKLISTS[type][part]
}
