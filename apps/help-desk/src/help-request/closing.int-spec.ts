import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type HelpRequestForm, type HelpRequestView } from '@isets/contracts'
import { inScope, transactional, type RunningService } from '@isets/service-kit'
import { eventually } from '@isets/testing'
import { RequestContext } from '@mikro-orm/core'
import { USUAL_CLOSING } from './closing-settings.ts'
import { ClosingService } from './closing.service.ts'
import { caller, MONDAY, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, move, open } = contract.helpDesk
/** Two business days before the closing of what waits since Monday. */
const WARNING = '2026-03-18T14:00:00Z'
const AFTER_CLOSING = '2026-03-20T15:00:00Z'
const agent = caller('siu_agent')
const requester = partner()
let stand: HelpDeskStand
let replica: RunningService
beforeAll(async () => {
  stand = await startStand()
  replica = await stand.replica()
})
afterAll(() => stand.stop())
beforeEach(() => stand.clock.set(MONDAY))

/** One run of a job as the scheduler makes it, but without its lock. */
function run({ app, connections }: RunningService, job: 'closeDue' | 'warnDue' = 'closeDue'): Promise<number> {
  const { em } = connections.orm
  const scope = { service: 'help-desk', clock: stand.clock, requestId: randomUUID(), hops: 0 } as const
  const closing = () => app.get(ClosingService)[job]()
  return inScope(scope, () => RequestContext.create(em, () => transactional(em, null, closing)))
}

async function after(command: 'wait' | 'resolve', form: Partial<HelpRequestForm> = {}): Promise<HelpRequestView> {
  const { id, version } = await stand.filed(requester, form)
  return stand.as(agent).call(move, { id, version, command })
}

const statusOf = async ({ id }: HelpRequestView) => (await stand.as(agent).call(open, { id })).status
const isClosed = (request: HelpRequestView) => eventually(async () => (await statusOf(request)) === 'closed')
const told = async ({ id }: HelpRequestView, type: string) =>
  (await stand.events(id)).filter((event) => event.type === type)
const warnings = (request: HelpRequestView) => told(request, 'help-request-closing-soon')
/** Warned of at that moment: in time, when nothing else is said. */
async function isWarned(request: HelpRequestView, at: string = WARNING): Promise<void> {
  stand.clock.set(at)
  await eventually(async () => (await warnings(request)).length > 0)
}

describe('closing by time', () => {
  it('HELP-023 closes a waiting request after 14 business days, once for all replicas', async () => {
    const request = await after('wait')
    await isWarned(request)
    stand.clock.set('2026-03-20T13:59:59Z')
    const sooner = await after('resolve') // its window is over first, so a run of the job lies between
    stand.clock.set(AFTER_CLOSING)
    await isClosed(request)
    expect(await statusOf(sooner)).toBe('resolved')
    const view = await stand.as(requester).call(open, { id: request.id })
    expect(view).toMatchObject({ status: 'closed', version: 3, closesAt: null })
    expect(view.history.at(-1)).toMatchObject({ action: 'closed', actor: null, from: 'waiting_for_requester' })
    const moves = (await told(request, 'help-request-moved')).map(({ payload }) => payload)
    expect(moves.filter(({ status }) => status === 'closed')).toMatchObject([{ actor: { id: null, side: 'system' } }])
  })

  it('HELP-023 is stopped by an answer, and never closes what blocks work', async () => {
    const { id, version } = await after('wait')
    const answered = await stand.as(requester).call(answer, { id, version, html: 'Here it is' })
    const blocking = await after('wait', { blocksWork: true })
    const silent = await after('wait')
    await isWarned(silent)
    stand.clock.set(AFTER_CLOSING)
    await isClosed(silent)
    expect(await statusOf(answered)).toBe('in_progress')
    expect(await statusOf(blocking)).toBe('waiting_for_requester')
    expect(await warnings(blocking)).toEqual([])
  })

  it('HELP-023 closes once when two runs race for the same requests, past the lock of the job', async () => {
    const requests = await Promise.all(Array.from({ length: 8 }, () => after('wait')))
    await Promise.all(requests.map((request) => isWarned(request)))
    stand.clock.set(AFTER_CLOSING)
    const runs = await Promise.all([stand.service, replica, stand.service, replica].map((one) => run(one)))
    await Promise.all(requests.map(isClosed))
    expect(runs.reduce((sum, closed) => sum + closed, 0)).toBeLessThanOrEqual(requests.length)
    for (const request of requests) {
      const view = await stand.as(requester).call(open, { id: request.id })
      expect(view.history.filter(({ action }) => action === 'closed')).toHaveLength(1)
      expect(view.version).toBe(3)
      const moves = (await told(request, 'help-request-moved')).filter(({ payload }) => payload['status'] === 'closed')
      expect(moves).toHaveLength(1) // and so one mail: the ledger has one row for each event and reader
    }
  })

  it('HELP-024 closes a resolved request after the reopen window', async () => {
    const request = await after('resolve')
    stand.clock.set('2026-03-09T14:00:00Z')
    await isClosed(request)
  })

  it('NOTIF-006 warns two business days before, exactly once', async () => {
    const request = await after('wait')
    stand.clock.set('2026-03-18T13:59:59Z')
    await run(stand.service, 'warnDue')
    expect(await warnings(request)).toEqual([])
    await isWarned(request)
    stand.clock.set(AFTER_CLOSING)
    await isClosed(request)
    expect(await warnings(request)).toMatchObject([
      { aggregate_version: 2, payload: { status: 'waiting_for_requester', closesAt: '2026-03-20T14:00:00.000Z' } },
    ])
  })

  it('NOTIF-006 TMR-069 closes nothing unwarned after a standstill: a late warning moves the closing', async () => {
    const request = await after('wait')
    stand.clock.set(AFTER_CLOSING)
    for (const job of ['closeDue', 'warnDue', 'closeDue'] as const) await run(stand.service, job)
    await isWarned(request, AFTER_CLOSING)
    const closesAt = '2026-03-24T15:00:00.000Z'
    const waiting = await stand.as(requester).call(open, { id: request.id })
    expect(waiting).toMatchObject({ status: 'waiting_for_requester', closesAt, version: 2 })
    stand.clock.set('2026-03-24T14:59:59Z')
    await run(replica)
    expect(await statusOf(request)).toBe('waiting_for_requester')
    stand.clock.set(closesAt)
    await isClosed(request)
    expect(await warnings(request)).toMatchObject([{ payload: { closesAt } }])
  })
})

describe('closing by calendar days', () => {
  it('HELP-023 C1 counts 14 calendar days where the installation says so, weekends included', async () => {
    const closeAfter = { days: 14, unit: 'calendar' } as const
    const other = await startStand({ closing: { ...USUAL_CLOSING, closeAfter } })
    try {
      const { id, version } = await other.filed(requester)
      const waiting = await other.as(agent).call(move, { id, version, command: 'wait' })
      expect(waiting.closesAt).toBe('2026-03-16T14:00:00.000Z')
      other.clock.set('2026-03-12T14:00:00Z')
      await eventually(async () => (await other.events(id)).some(({ type }) => type === 'help-request-closing-soon'))
      other.clock.set('2026-03-16T14:00:00Z')
      await eventually(async () => (await other.as(agent).call(open, { id })).status === 'closed')
    } finally {
      await other.stop()
    }
  })
})
