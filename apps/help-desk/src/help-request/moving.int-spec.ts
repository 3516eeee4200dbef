import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type HelpRequestView } from '@isets/contracts'
import { caller, MONDAY, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, move, open } = contract.helpDesk
type Command = 'wait' | 'resume' | 'resolve' | 'close'
const agent = caller('siu_agent')
let stand: HelpDeskStand
let requester: Caller
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(() => {
  stand.clock.set(MONDAY)
  requester = partner()
})

function moved({ id, version }: HelpRequestView, command: Command) {
  return stand.as(agent).call(move, { id, version, command })
}

async function movedThrough(commands: readonly Command[]): Promise<HelpRequestView> {
  let request = await stand.filed(requester)
  for (const command of commands) request = await moved(request, command)
  return request
}

describe('the life of a help request', () => {
  it.each<[Command[], string]>([
    [['wait'], 'waiting_for_requester'],
    [['wait', 'resume'], 'in_progress'],
    [['resolve'], 'resolved'],
    [['wait', 'resolve'], 'resolved'],
    [['resolve', 'resume'], 'in_progress'],
    [['resolve', 'close'], 'closed'],
  ])('%j leads to %s', async (commands, status) => {
    expect(await movedThrough(commands)).toMatchObject({ status, version: commands.length + 1 })
  })

  it.each<[Command[], Command]>([
    [[], 'resume'],
    [[], 'close'],
    [['wait'], 'wait'],
    [['wait'], 'close'],
    [['resolve'], 'wait'],
  ])('after %j refuses %s', async (commands, command) => {
    const request = await movedThrough(commands)
    await expect(moved(request, command)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it.each<Command>(['wait', 'resume', 'resolve', 'close'])(
    'HELP-024 never brings a closed one back by %s',
    async (command) => {
      const request = await movedThrough(['resolve', 'close'])
      await expect(moved(request, command)).rejects.toMatchObject({
        code: 'WRONG_STATUS',
        details: { reason: expect.stringContaining('cannot be reopened') },
      })
    },
  )

  it('HELP-031 pauses the promise while waiting, and says when a silent request will close', async () => {
    const waiting = await movedThrough(['wait'])
    expect(waiting).toMatchObject({
      waitingSince: '2026-03-02T15:00:00.000Z',
      closesAt: '2026-03-20T14:00:00.000Z',
      promise: { state: 'paused', dueAt: null },
    })
    stand.clock.advance({ days: 2 })
    expect(await moved(waiting, 'resume')).toMatchObject({
      waitingSince: null,
      closesAt: null,
      promise: { state: 'running', dueAt: '2026-03-06T15:00:00.000Z' },
    })
  })

  it('never closes a request by time that blocks somebody in their work', async () => {
    const request = await stand.filed(requester, { blocksWork: true })
    expect(await moved(request, 'wait')).toMatchObject({ status: 'waiting_for_requester', closesAt: null })
  })

  it('HELP-032 shows an overdue promise as breached, and stops it with the resolution', async () => {
    const request = await stand.filed(requester)
    stand.clock.set('2026-03-04T15:00:00Z')
    const late = await stand.as(agent).call(open, { id: request.id })
    expect(late.promise).toEqual({ state: 'breached', dueAt: '2026-03-04T15:00:00.000Z', answeredAt: null })
    expect((await moved(late, 'resolve')).promise).toEqual({ state: 'stopped', dueAt: null, answeredAt: null })
  })

  it('HELP-022 reopens a resolved request by an answer in time, and not later', async () => {
    const { id, version } = await movedThrough(['resolve'])
    const inTime = await stand.as(requester).call(answer, { id, version, html: 'Not quite' })
    expect(inTime).toMatchObject({ status: 'in_progress' })
    const again = await moved(inTime, 'resolve')
    stand.clock.advance({ days: 14 })
    const late = stand.as(requester).call(answer, { id, version: again.version, html: 'Still not' })
    await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/^(WRONG_STATUS|STALE)$/) }) // STALE once time has closed it
  })

  it('tells the world what moved where', async () => {
    const request = await movedThrough(['wait', 'resume', 'resolve', 'resume'])
    const events = (await stand.events(request.id)).slice(1)
    expect(events.map(({ payload }) => [payload['from'], payload['status']])).toEqual([
      ['new', 'waiting_for_requester'],
      ['waiting_for_requester', 'in_progress'],
      ['in_progress', 'resolved'],
      ['resolved', 'in_progress'],
    ])
    expect(events[0]?.payload).toMatchObject({
      closesAt: '2026-03-20T14:00:00.000Z',
      recipients: { requester: { email: 'wren@prairie.example' } },
    })
    expect(request.history.map(({ action }) => action)).toEqual(['filed', 'waiting', 'resumed', 'resolved', 'reopened'])
  })

  it('says to each side what it may do next', async () => {
    const request = await movedThrough(['resolve'])
    expect(request.allowed).toEqual(['answer', 'note', 'triage', 'resume', 'close'])
    expect((await stand.as(requester).call(open, { id: request.id })).allowed).toEqual(['answer'])
    const closed = await moved(request, 'close')
    expect(closed.allowed).toEqual(['note'])
  })
})
