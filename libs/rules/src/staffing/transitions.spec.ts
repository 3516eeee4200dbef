import { STAFFING_STATUSES, type StaffingStatus } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { isMonthLocked, nextStaffingStatus, PACKET_COMMANDS, type PacketActor } from './transitions.ts'

const ACTORS: readonly PacketActor[] = ['provider', 'provider_manager', 'billing']

/** Every allowed step, written down a second time: status, command, actor, next status. */
const ALLOWED = [
  'not_started prepare provider in_progress',
  'in_progress prepare provider in_progress',
  'in_progress submit provider submitted',
  'submitted prepare provider submitted',
  'submitted requestChange provider change_requested',
  'submitted verify provider_manager submitted',
  'submitted reviewStaffing provider_manager submitted',
  'submitted approve provider_manager approved',
  'change_requested refuseChange provider_manager submitted',
  'change_requested unapprove provider_manager unapproved',
  'approved requestChange provider change_requested',
  'approved unapprove provider_manager unapproved',
  'approved reviewBilling billing approved',
  'approved approveBilling billing approved',
  'unapproved prepare provider unapproved',
  'unapproved submit provider submitted',
  'unapproved verify provider_manager unapproved',
  'unapproved reviewStaffing provider_manager unapproved',
  'unapproved approve provider_manager approved',
]

function steps(isBilled: boolean, resumeStatus: StaffingStatus | null = 'submitted'): string[] {
  return STAFFING_STATUSES.flatMap((status) =>
    PACKET_COMMANDS.flatMap((command) =>
      ACTORS.flatMap((actor) => {
        const decision = nextStaffingStatus({ status, isBilled, resumeStatus }, command, actor)
        return decision.ok ? [`${status} ${command} ${actor} ${decision.status}`] : []
      }),
    ),
  )
}

describe('the life of a staffing packet', () => {
  it('allows these steps and refuses every other of the 180', () => {
    expect(steps(false).toSorted()).toEqual(ALLOWED.toSorted())
  })

  it('BILL-024 allows nothing after the approval by billing', () => {
    expect(steps(true)).toEqual([])
    const billed = { status: 'approved', isBilled: true, resumeStatus: null } as const
    expect(nextStaffingStatus(billed, 'unapprove', 'provider_manager')).toMatchObject({
      ok: false,
      reason: 'billed',
      message: expect.stringContaining('amendment'),
    })
  })

  it('BILL-021 goes back to where the refused request was made', () => {
    const waiting = { status: 'change_requested', isBilled: false } as const
    for (const resumeStatus of ['submitted', 'approved'] as const) {
      const decision = nextStaffingStatus({ ...waiting, resumeStatus }, 'refuseChange', 'provider_manager')
      expect(decision).toEqual({ ok: true, status: resumeStatus })
    }
  })

  it('BILL-019 locks the month from the approval on, also while a request to reopen waits', () => {
    const locked = STAFFING_STATUSES.flatMap((status) =>
      ([null, 'submitted', 'approved'] as const)
        .filter((resumeStatus) => isMonthLocked({ status, isBilled: false, resumeStatus }))
        .map((resumeStatus) => `${status} ${resumeStatus}`),
    )
    expect(locked).toEqual(['change_requested approved', 'approved null', 'approved submitted', 'approved approved'])
    expect(isMonthLocked({ status: 'approved', isBilled: true, resumeStatus: null })).toBe(true)
  })
})
