import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type CallOf, type HelpRequestView } from '@isets/contracts'
import {
  caller,
  MONDAY,
  ORGANISATION,
  OTHER_ORGANISATION,
  partner,
  startStand,
  type HelpDeskStand,
} from '../test/stand.ts'

const { answer, countQueue, listMine, listQueue, markRead, move, triage } = contract.helpDesk
const agent = caller('siu_agent')
const requester = partner()
const neighbour = partner({ organisationId: OTHER_ORGANISATION, organisationName: 'Lakeshore Sample Careers' })
let stand: HelpDeskStand

/** Five requests in different places: what every test here lists. */
const requests: Record<'overdue' | 'urgent' | 'waiting' | 'resolved' | 'neighbours', HelpRequestView> = {} as never

beforeAll(async () => {
  stand = await startStand()
  await stand.knows(agent)
  requests.overdue = await stand.filed(requester, { summary: 'Timesheet totals are wrong' })
  stand.clock.advance({ hours: 30 })
  requests.urgent = await stand.filed(requester, { summary: 'Nobody can sign in', blocksWork: true })
  requests.urgent = await stand.as(agent).call(triage, { id: requests.urgent.id, version: 1, assigneeId: agent.userId })
  requests.waiting = await stand.filed(requester, { subcategory: 'how-to', summary: 'Where is the 4333?' })
  requests.waiting = await stand.as(agent).call(move, { id: requests.waiting.id, version: 1, command: 'wait' })
  requests.resolved = await stand.filed(requester, { summary: 'Old thing' })
  requests.resolved = await stand.as(agent).call(move, { id: requests.resolved.id, version: 1, command: 'resolve' })
  stand.clock.advance({ hours: 4 })
  requests.neighbours = await stand.filed(neighbour, { subcategory: 'how-to', summary: 'Timesheet of another house' })
  stand.clock.set('2026-03-04T21:30:00Z') // the first promise is over, the second falls due within a day
})
afterAll(() => stand.stop())

function names(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => Object.entries(requests).find(([, { id }]) => id === row.id)?.[0] ?? row.id)
}

async function queue(ask: CallOf<typeof listQueue>, who: Caller = agent): Promise<string[]> {
  return names((await stand.as(who).call(listQueue, ask)).rows)
}

describe('the queue', () => {
  it('HELP-032 shows what is open by promised time, the overdue first, what is paused last', async () => {
    const { rows, total } = await stand.as(agent).call(listQueue, {})
    expect(names(rows)).toEqual(['overdue', 'urgent', 'neighbours', 'waiting'])
    expect(total).toBe(4)
    expect(rows[0]?.promise).toEqual({ state: 'breached', dueAt: '2026-03-04T15:00:00.000Z', answeredAt: null })
    expect(rows[3]?.promise.state).toBe('paused')
  })

  it.each<[CallOf<typeof listQueue>, string[]]>([
    [{ view: 'mine' }, ['urgent']],
    [{ view: 'unassigned' }, ['overdue', 'neighbours', 'waiting']],
    [{ view: 'due' }, ['overdue', 'urgent']],
    [{ view: 'all' }, ['overdue', 'urgent', 'neighbours', 'waiting', 'resolved']],
    [{ view: 'all', status: ['resolved', 'waiting_for_requester'] }, ['waiting', 'resolved']],
    [{ priority: ['urgent'] }, ['urgent']],
    [{ category: ['something-else'] }, []],
    [{ assigneeId: agent.userId }, ['urgent']],
    [{ organisationId: OTHER_ORGANISATION }, ['neighbours']],
    [{ sort: '-due' }, ['neighbours', 'urgent', 'overdue', 'waiting']],
    [{ sort: 'priority' }, ['urgent', 'overdue', 'neighbours', 'waiting']],
    [{ sort: 'number' }, ['overdue', 'urgent', 'waiting', 'neighbours']],
    [{ sort: '-filed' }, ['neighbours', 'waiting', 'urgent', 'overdue']],
    [{ sort: 'updated' }, ['overdue', 'urgent', 'waiting', 'neighbours']],
    [{ sort: '-updated' }, ['neighbours', 'waiting', 'urgent', 'overdue']],
  ])('lists %j', async (ask, expected) => {
    expect(await queue(ask)).toEqual(expected)
  })

  it('counts each view as it lists it', async () => {
    const counts = await stand.as(agent).call(countQueue, {})
    expect(counts).toEqual({ mine: 1, unassigned: 3, due: 2, open: 4, all: 5 })
  })

  it('turns pages without losing or repeating a request', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => stand.as(agent).call(listQueue, { view: 'all', page, pageSize: 2 })),
    )
    expect(pages.map(({ rows }) => rows.length)).toEqual([2, 2, 1])
    expect(new Set(pages.flatMap(({ rows }) => names(rows))).size).toBe(5)
    expect(pages.map(({ total }) => total)).toEqual([5, 5, 5])
    expect(await stand.as(agent).call(listQueue, { page: 9 })).toMatchObject({ rows: [], total: 4, page: 9 })
  })

  it.each<[string, string[]]>([
    ['timesheets', ['overdue', 'neighbours']],
    ['"timesheet totals"', ['overdue']],
    ['timesheet -totals', ['neighbours']],
    ['Lakeshore', ['neighbours']],
    ['nothing of this kind', []],
    [`' or 1=1 --`, []],
    ['? ?? $1', []],
  ])('finds by %s', async (q, expected) => {
    expect(await queue({ view: 'all', q })).toEqual(expected)
  })

  it('finds a request by its number, in any spelling', async () => {
    const { number } = requests.waiting
    for (const q of [number, number.toLowerCase(), String(Number(number.slice(3)))]) {
      expect(await queue({ view: 'all', q })).toEqual(['waiting'])
    }
  })

  it('finds words of answers', async () => {
    const { id, version } = requests.neighbours
    requests.neighbours = await stand.as(agent).call(answer, { id, version, html: '<p>Ask the armadillo</p>' })
    expect(await queue({ q: 'armadillos' })).toEqual(['neighbours'])
  })

  it('shows a provider manager the requests of the assigned organisations, and nothing else', async () => {
    const manager = caller('provider_manager', { assignedOrganisationIds: [OTHER_ORGANISATION] })
    expect(await queue({ view: 'all' }, manager)).toEqual(['neighbours'])
    expect(await stand.as(manager).call(countQueue, {})).toMatchObject({ all: 1, open: 1 })
    expect(await queue({ view: 'all', organisationId: ORGANISATION }, manager)).toEqual([])
  })

  it('shows the level of escalation only what is escalated', async () => {
    const programManager = caller('program_manager')
    expect(await queue({ view: 'all' }, programManager)).toEqual([])
    await stand.sql(`update help_request set status = 'escalated' where id = ?`, [requests.overdue.id])
    expect(await queue({ view: 'all' }, programManager)).toEqual(['overdue'])
    await stand.sql(`update help_request set status = 'new' where id = ?`, [requests.overdue.id])
  })

  it('HELP-043 shows a requester the own requests only', async () => {
    expect(await queue({ view: 'all' }, neighbour)).toEqual(['neighbours'])
  })
})

describe('the audit of lists', () => {
  const audits = (who: Caller) =>
    stand.sql(`select action, object_id, purpose from audit_event where actor = ? order by id`, [who.userId])

  it('HELP-044 has one row for each list and search: how much was shown, by which filters, and no word of them', async () => {
    const reader = caller('siu_agent')
    await stand.as(reader).call(listQueue, { view: 'all', q: 'timesheet', status: ['new', 'waiting_for_requester'] })
    await stand.as(reader).call(listMine, {})
    expect(await audits(reader)).toEqual([
      { action: 'read', object_id: 'rows: 1', purpose: 'listQueue by q, status, view' },
      { action: 'read', object_id: 'rows: 0', purpose: 'listMine' },
    ])
  })
})

describe('my requests', () => {
  it('HELP-027 lists what I filed, the newest change first', async () => {
    const { rows, total } = await stand.as(requester).call(listMine, {})
    expect(names(rows)).toEqual(['resolved', 'waiting', 'urgent', 'overdue'])
    expect(total).toBe(4)
    expect(await stand.as(agent).call(listMine, {})).toMatchObject({ rows: [], total: 0 })
  })

  it.each<[CallOf<typeof listMine>, string[]]>([
    [{ status: ['resolved'] }, ['resolved']],
    [{ q: 'timesheet' }, ['overdue']],
    [{ sort: 'due' }, ['overdue', 'urgent', 'waiting', 'resolved']],
    [{ sort: '-filed' }, ['resolved', 'waiting', 'urgent', 'overdue']],
  ])('lists %j', async (ask, expected) => {
    expect(names((await stand.as(requester).call(listMine, ask)).rows)).toEqual(expected)
  })

  it('marks as unread what somebody else wrote, until I have seen it', async () => {
    stand.clock.set(MONDAY)
    const request = await stand.filed(requester)
    const unread = async (who: Caller) => {
      const { rows } = await stand.as(who).call(listQueue, { view: 'all', q: request.number })
      return rows[0]?.unread
    }
    expect([await unread(requester), await unread(agent)]).toEqual([false, true])
    await stand.as(agent).call(markRead, { id: request.id })
    expect(await unread(agent)).toBe(false)
    stand.clock.advance({ minutes: 1 })
    await stand.as(agent).call(answer, { id: request.id, version: 1, html: 'Yes' })
    expect([await unread(requester), await unread(agent)]).toEqual([true, false])
    await stand.as(requester).call(markRead, { id: request.id })
    expect(await unread(requester)).toBe(false)
  })
})
