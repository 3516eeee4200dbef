import { PACKET_REPORTS, STAFFED_PROGRAMME_TYPES, type PacketReport } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { packetChecklist } from './checklist.ts'
import { dashboardMonth } from './dashboard.ts'
import { movePacket, openReports, type PacketFigures, type PacketMove, type PacketState } from './packet.ts'
import { isMonthLocked, PACKET_COMMANDS } from './transitions.ts'

const FRESH: PacketState = {
  type: 'SJP',
  status: 'not_started',
  isBilled: false,
  resumeStatus: null,
  ticks: [],
  preparers: [],
  approvers: [],
}
const figures = (version: number, obstacles: PacketFigures['obstacles'] = {}): PacketFigures => ({
  fingerprints: Object.fromEntries(PACKET_REPORTS.map((report) => [report, `${report} ${version}`])),
  obstacles,
})

function after(moves: readonly PacketMove[], given = figures(0), state: PacketState = FRESH): PacketState {
  return moves.reduce((reached, move) => {
    const outcome = movePacket(reached, move, given)
    if (!outcome.ok) throw new Error(`${move.command}: ${outcome.message}`)
    return outcome.state
  }, state)
}

const ticks = (command: PacketMove['command'], userId: string, reports: readonly PacketReport[]): PacketMove[] =>
  reports.map((report) => ({ command, userId, tick: { report, reviewed: true } }))
const SNAP = ['employment', 'supportive_services', 'benefits_4333'] as const
const PREPARED = ticks('prepare', 'partner', SNAP)
const SUBMITTED = [...PREPARED, { command: 'submit', userId: 'partner' } as const]
const APPROVED = [...SUBMITTED, ...ticks('reviewStaffing', 'pm', SNAP), { command: 'approve', userId: 'pm' } as const]
const ASKED = [...APPROVED, { command: 'requestChange', userId: 'asker' } as const]
const BILLED = [
  ...APPROVED,
  ...ticks('reviewBilling', 'billing', ['supportive_services', 'benefits_4333', 'total_charges']),
  { command: 'approveBilling', userId: 'billing' } as const,
]

describe('a packet', () => {
  it('BILL-001 goes through its three parts', () => {
    expect(after(PREPARED).status).toBe('in_progress')
    expect(after(SUBMITTED).status).toBe('submitted')
    expect(after(APPROVED).status).toBe('approved')
    expect(after(BILLED)).toMatchObject({ status: 'approved', isBilled: true })
  })

  it('BILL-012 is submitted only when all required reports are ticked', () => {
    const two = after(PREPARED.slice(0, 2))
    expect(movePacket(two, { command: 'submit', userId: 'partner' }, figures(0))).toEqual({
      ok: false,
      message: expect.stringContaining('(4333)'),
    })
    const taken = after(
      [{ command: 'prepare', userId: 'partner', tick: { report: 'employment', reviewed: false } }],
      figures(0),
      after(PREPARED),
    )
    expect(openReports(taken, 'provider', figures(0))).toEqual(['employment'])
  })

  it('BILL-056 counts a tick only with the figures that were seen, and takes it again after a change', () => {
    const changed = figures(1)
    const submitted = after(SUBMITTED)
    const approve = { command: 'approve', userId: 'pm' } as const
    const reviewed = after(ticks('reviewStaffing', 'pm', SNAP), changed, submitted)
    expect(movePacket(reviewed, approve, changed)).toMatchObject({
      ok: false,
      message: expect.stringContaining('by the provider'),
    })
    const again = after(ticks('prepare', 'partner', SNAP), changed, reviewed)
    expect(again.status).toBe('submitted')
    expect(after([approve], changed, again).status).toBe('approved')
  })

  it('BILL-013 is not ticked while something in the report is open', () => {
    const open = figures(0, { benefits_4333: 'Choose 4334 Required or Not Required for 2 customers.' })
    const [move] = ticks('prepare', 'partner', ['benefits_4333'])
    expect(move && movePacket(FRESH, move, open)).toEqual({ ok: false, message: expect.stringContaining('4334') })
  })

  it('BILL-022 takes back the ticks of the provider manager when it is reopened, and keeps those of the provider', () => {
    const reopened = after([{ command: 'unapprove', userId: 'pm' }], figures(0), after(APPROVED))
    expect(reopened.status).toBe('unapproved')
    expect(openReports(reopened, 'provider', figures(0))).toEqual([])
    expect(openReports(reopened, 'provider_manager', figures(0))).toEqual([...SNAP])
  })

  it.each([
    ['approve', SUBMITTED, 'partner'],
    ['reviewStaffing', SUBMITTED, 'partner'],
    ['reviewBilling', APPROVED, 'pm'],
    ['approveBilling', APPROVED, 'partner'],
    ['prepare', [...SUBMITTED, ...ticks('reviewStaffing', 'pm', SNAP)], 'pm'],
    ['requestChange', APPROVED, 'pm'],
    ['unapprove', APPROVED, 'partner'],
    ['unapprove', ASKED, 'asker'],
    ['refuseChange', ASKED, 'asker'],
  ] as const)('BILL-020 BILL-021 refuses to %s what the same person did before', (command, moves, userId) => {
    expect(movePacket(after(moves), { command, userId }, figures(0))).toMatchObject({
      message: expect.stringContaining('Somebody else'),
    })
  })

  it('BILL-008 BILL-050 asks Earnfare for the 2606 in all three parts, and SNAP for the employment report', () => {
    const parts = ['provider', 'provider_manager', 'billing'] as const
    const required = (type: 'EF' | 'S2S') =>
      parts.map((part) =>
        packetChecklist(type, part)
          .filter((row) => row.required)
          .map((row) => row.report),
      )
    expect(required('EF').every((reports) => reports.includes('attendance_2606'))).toBe(true)
    expect(required('S2S')).toEqual([[...SNAP], [...SNAP], ['supportive_services', 'benefits_4333', 'total_charges']])
    expect(packetChecklist('EF', 'provider')).toHaveLength(4)
  })
})

const PERSONS = ['a', 'b', 'c', 'd']
const move = fc.record({
  command: fc.constantFrom(...PACKET_COMMANDS),
  userId: fc.constantFrom(...PERSONS),
  report: fc.constantFrom(...PACKET_REPORTS),
  reviewed: fc.boolean(),
  isTick: fc.boolean(),
  /** The figures of the month have changed before this command, as far as the lock lets them. */
  writes: fc.boolean(),
})
const WHOLE_PARTS = [
  ['prepare', 'submit'],
  ['reviewStaffing', 'approve'],
  ['reviewBilling', 'approveBilling'],
  ['requestChange', 'unapprove'],
] as const
/** One whole part done by one person: ticks everything, then acts. */
const wholePart = ([review, act]: (typeof WHOLE_PARTS)[number]) =>
  fc.constantFrom(...PERSONS).map((userId) => [
    ...PACKET_REPORTS.map((report) => ({
      command: review,
      userId,
      report,
      reviewed: true,
      isTick: true,
      writes: false,
    })),
    { command: act, userId, report: 'employment' as const, reviewed: true, isTick: false, writes: false },
  ])
const noise = fc.array(move, { maxLength: 3 })
const SUBMIT = wholePart(WHOLE_PARTS[0])
const APPROVE = wholePart(WHOLE_PARTS[1])
const BILL = wholePart(WHOLE_PARTS[2])
const REOPEN = wholePart(WHOLE_PARTS[3])
/** Orders that lead far, with anything else thrown in between. */
const history = fc.tuple(
  fc.constantFrom(...STAFFED_PROGRAMME_TYPES),
  fc.oneof(
    fc.tuple(SUBMIT, noise, APPROVE, noise, BILL, noise),
    fc.tuple(SUBMIT, APPROVE, noise, REOPEN, noise, SUBMIT, APPROVE, BILL, noise),
    fc.tuple(noise, APPROVE, SUBMIT, REOPEN, noise, APPROVE, noise, BILL),
    fc.array(noise, { maxLength: 12 }),
  ),
)

describe('whatever people do with a packet, in any order', () => {
  it('BILL-019 BILL-024 locks the month from the approval to the un-approval, keeps preparers apart from approvers, and billing final', () => {
    const reached = { approved: 0, billed: 0, unapproved: 0 }
    fc.assert(
      fc.property(history, ([type, parts]) => {
        let state: PacketState = { ...FRESH, type }
        let version = 0
        let isApproved = false
        const prepared = new Set<string>()
        let approvedBy: string | null = null
        let askedBy: string | null = null
        for (const { command, userId, report, reviewed, isTick, writes } of parts.flat()) {
          if (writes && !isMonthLocked(state)) version += 1
          const before = state
          const tick = isTick ? { tick: { report, reviewed } } : {}
          const outcome = movePacket(state, { command, userId, ...tick }, figures(version))
          if (!outcome.ok) continue
          state = outcome.state
          expect(before.isBilled).toBe(false) // billing is final: nothing is accepted afterwards
          if (command === 'prepare' || command === 'submit') prepared.add(userId)
          if (command === 'approve') {
            expect(prepared.has(userId)).toBe(false)
            expect(openReports(before, 'provider', figures(version))).toEqual([])
            expect(openReports(before, 'provider_manager', figures(version))).toEqual([])
            isApproved = true
            approvedBy = userId
            reached.approved += 1
          }
          if (command === 'requestChange') askedBy = userId
          if (command === 'unapprove' || command === 'refuseChange') {
            expect([...prepared, askedBy]).not.toContain(userId)
            askedBy = null
          }
          if (command === 'unapprove') {
            isApproved = false
            approvedBy = null
            reached.unapproved += 1
          }
          if (command === 'approveBilling') {
            expect(before.status).toBe('approved')
            expect([...prepared, approvedBy]).not.toContain(userId)
            reached.billed += 1
          }
          expect(state.approvers.filter((one) => state.preparers.includes(one))).toEqual([])
          expect(isMonthLocked(state)).toBe(isApproved)
          expect(dashboardMonth(state.status, state.isBilled) === 'all_complete').toBe(state.isBilled)
        }
      }),
      { numRuns: 1_500 },
    )
    // The histories went where the invariants matter: some 75 of the rarest, never too few by chance.
    expect(Math.min(...Object.values(reached))).toBeGreaterThan(10)
  })
})
