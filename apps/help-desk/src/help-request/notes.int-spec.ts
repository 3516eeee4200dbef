import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type Caller, type HelpRequestView } from '@isets/contracts'
import { caller, MONDAY, ORGANISATION, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, authoriseDownload, countQueue, listMine, listQueue, markRead, note, open } = contract.helpDesk
const agent = caller('siu_agent')
const SECRET = 'kangaroo'
let stand: HelpDeskStand
let requester: Caller
let request: HelpRequestView
let before: HelpRequestView
let noted: HelpRequestView
let file: string
const counts = new Map<string, Record<string, number>>()

/** Everybody who can read the request and is not SIU. */
let others: readonly (readonly [name: string, who: Caller])[]

beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

beforeEach(async () => {
  stand.clock.set(MONDAY)
  requester = partner()
  others = [
    ['the requester', requester],
    ['the provider manager', caller('provider_manager', { assignedOrganisationIds: [ORGANISATION] })],
    ['the super user', caller('super_admin')],
  ]
  request = await stand.filed(requester)
  for (const [name, who] of others) {
    await stand.as(who).call(markRead, { id: request.id })
    counts.set(name, await stand.as(who).call(countQueue, {}))
  }
  before = await stand.as(requester).call(open, { id: request.id })
  stand.clock.advance({ hours: 1 })
  file = await stand.uploaded(agent, { name: `${SECRET}.png` })
  const { id, version } = request
  noted = await stand.as(agent).call(note, { id, version, html: `<p>A ${SECRET}</p>`, attachmentIds: [file] })
})

describe('an internal note', () => {
  it('is read by SIU', async () => {
    expect(noted.messages.at(-1)).toMatchObject({
      kind: 'note',
      html: `<p>A ${SECRET}</p>`,
      attachments: [{ id: file }],
    })
    expect(noted.history.at(-1)).toMatchObject({ action: 'noted', actor: { id: agent.userId } })
    const lead = caller('siu_lead')
    expect((await stand.as(lead).call(open, { id: request.id })).messages).toHaveLength(2)
    const found = await stand.as(lead).call(listQueue, { q: SECRET })
    expect(found.rows.map(({ id }) => id)).toContain(request.id)
    expect(found.rows[0]).toMatchObject({ updatedAt: '2026-03-02T16:00:00.000Z', unread: true })
  })

  it('leaves no trace in what others open', async () => {
    expect(await stand.as(requester).call(open, { id: request.id })).toEqual(before)
    for (const [, who] of others) {
      const view = await stand.as(who).call(open, { id: request.id })
      expect(JSON.stringify(view)).not.toContain(SECRET)
      expect(view).toMatchObject({ version: 1, unread: false, updatedAt: '2026-03-02T15:00:00.000Z' })
      expect(view.history.map(({ action }) => action)).toEqual(['filed'])
      expect(view.allowed).not.toContain('note')
    }
  })

  it('is not found by the search of others, nor counted', async () => {
    for (const [, who] of others) {
      expect(await stand.as(who).call(listQueue, { q: SECRET, view: 'all' })).toMatchObject({ rows: [], total: 0 })
      expect(await stand.as(who).call(listMine, { q: SECRET })).toMatchObject({ rows: [], total: 0 })
    }
  })

  it('changes neither order nor unread marks of the lists of others', async () => {
    for (const [, who] of others) {
      const { rows } = await stand.as(who).call(listQueue, { view: 'all', sort: '-updated' })
      const row = rows.find(({ id }) => id === request.id)
      expect(row).toMatchObject({ unread: false, updatedAt: '2026-03-02T15:00:00.000Z', version: 1 })
    }
  })

  it('changes no count of others', async () => {
    for (const [name, who] of others) {
      expect(await stand.as(who).call(countQueue, {})).toEqual(counts.get(name))
    }
  })

  it('gives nobody else its files', async () => {
    for (const [, who] of others) {
      await expect(stand.as(who).call(authoriseDownload, { id: file })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(stand.as(agent).call(authoriseDownload, { id: file })).resolves.toMatchObject({ id: file })
  })

  it('cannot slip a picture of itself into an answer', async () => {
    const { id, version } = noted
    const html = `<p>See <img src="/api/files/${file}/content"></p>`
    await expect(stand.as(agent).call(answer, { id, version, html })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('is told without its text and without recipients', async () => {
    const event = (await stand.events(request.id)).at(-1)
    expect(event).toMatchObject({ type: 'help-request-noted', payload: { messageId: noted.messages.at(-1)?.id } })
    expect(JSON.stringify(event)).not.toContain(SECRET)
    expect(event?.payload).not.toHaveProperty('recipients')
  })

  it('does not make the answer of a requester stale', async () => {
    const { id, version } = before
    await expect(stand.as(requester).call(answer, { id, version, html: 'Still me' })).resolves.toMatchObject({
      version: 2,
    })
  })

  it('is not an answer: the promise runs on (HELP-031)', () => {
    expect(noted.promise).toMatchObject({ state: 'running', answeredAt: null })
  })

  it('HELP-019 takes no Social Security number', async () => {
    const { id, version } = noted
    await expect(stand.as(agent).call(note, { id, version, html: '123-45-6789' })).rejects.toMatchObject({
      code: 'PERSONAL_DATA',
    })
  })

  it('is refused with the request as it is now when somebody has answered meanwhile', async () => {
    const { id, version } = noted
    await stand.as(requester).call(answer, { id, version, html: 'By the way' })
    await expect(stand.as(agent).call(note, { id, version, html: 'Hm' })).rejects.toMatchObject({
      code: 'STALE',
      details: { current: { version: 2 } },
    })
  })
})

describe('an internal note, with row security switched off', () => {
  const TABLES = ['message', 'history', 'attachment']
  beforeAll(async () => {
    for (const table of TABLES) await stand.sql(`alter table ${table} disable row level security`)
  })
  afterAll(async () => {
    for (const table of TABLES) await stand.sql(`alter table ${table} enable row level security`)
  })

  it('is still kept back by what is read: the first wall stands alone', async () => {
    expect(await stand.as(requester).call(open, { id: request.id })).toEqual(before)
    for (const [, who] of others) {
      const view = await stand.as(who).call(open, { id: request.id })
      expect(JSON.stringify(view)).not.toContain(SECRET)
      expect(view.history.map(({ action }) => action)).toEqual(['filed'])
      await expect(stand.as(who).call(authoriseDownload, { id: file })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})
