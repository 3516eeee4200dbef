import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type HelpRequestView } from '@isets/contracts'
import { caller, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { move, open, triage, triageMany } = contract.helpDesk
const agent = caller('siu_agent')
const lead = caller('siu_lead')
const colleague = caller('siu_agent', { name: 'Lark Demo-Mason' })
const outsider = caller('billing_manager')
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
  for (const person of [agent, colleague, outsider]) await stand.knows(person)
})
afterAll(() => stand.stop())

function target({ id, version }: HelpRequestView) {
  return { id, version }
}

async function closed(): Promise<HelpRequestView> {
  const request = await stand.filed(partner())
  const resolved = await stand.as(agent).call(move, { ...target(request), command: 'resolve' })
  return stand.as(agent).call(move, { ...target(resolved), command: 'close' })
}

describe('triage', () => {
  it('HELP-028 HELP-044 sets category, priority and assignee, with one line of history each', async () => {
    const request = await stand.filed(partner())
    const done = await stand.as(agent).call(triage, {
      ...target(request),
      category: 'something-else',
      subcategory: 'other-question',
      priority: 'urgent',
      assigneeId: colleague.userId,
    })
    expect(done).toMatchObject({
      version: 2,
      category: 'something-else',
      subcategory: 'other-question',
      priority: 'urgent',
      status: 'in_progress',
      assignee: { id: colleague.userId, name: 'Lark Demo-Mason' },
    })
    expect(done.history.slice(1)).toMatchObject([
      { action: 'categorised', from: 'ISETS: Error or bug', to: 'Something else: Other question' },
      { action: 'prioritised', from: 'High', to: 'Urgent' },
      { action: 'assigned', from: null, to: 'Lark Demo-Mason' },
    ])
    expect((await stand.events(request.id)).at(-1)).toMatchObject({
      type: 'help-request-triaged',
      aggregate_version: 2,
      payload: { assigneeId: colleague.userId, status: 'in_progress', actor: { id: agent.userId } },
    })
    const [audit] = await stand.sql(
      `select changed_fields from audit_event where object_id = ? and action = 'triage'`,
      [request.id],
    )
    expect(audit).toEqual({ changed_fields: ['categorised', 'prioritised', 'assigned'] })
  })

  it('HELP-044 HELP-027 keeps how support sorts a request among support: its requester hears of answers and states', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    const sorted = await stand.as(agent).call(triage, { ...target(request), priority: 'low', assigneeId: agent.userId })
    const asked = await stand.as(agent).call(move, { ...target(sorted), command: 'wait' })
    expect(asked.history.map(({ action }) => action)).toEqual(['filed', 'prioritised', 'assigned', 'waiting'])
    const seen = await stand.as(requester).call(open, { id: request.id })
    expect(seen.history.map(({ action }) => action)).toEqual(['filed', 'waiting'])
  })

  it('takes an assignee away again', async () => {
    const request = await stand.filed(partner())
    const taken = await stand.as(agent).call(triage, { ...target(request), assigneeId: agent.userId })
    const freed = await stand.as(agent).call(triage, { ...target(taken), assigneeId: null })
    expect(freed).toMatchObject({ assignee: null, status: 'in_progress', version: 3 })
  })

  it('changes nothing, not even the version, when nothing would be different', async () => {
    const request = await stand.filed(partner())
    const same = await stand.as(agent).call(triage, { ...target(request), priority: request.priority })
    expect(same.version).toBe(1)
    expect(await stand.events(request.id)).toHaveLength(1)
  })

  it.each([
    ['somebody outside SIU', outsider.userId],
    ['a stranger', randomUUID()],
  ])('assigns nothing to %s', async (_who, assigneeId) => {
    const request = await stand.filed(partner())
    await expect(stand.as(agent).call(triage, { ...target(request), assigneeId })).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { assigneeId: expect.any(String) } },
    })
  })

  it('HELP-009 keeps a subcategory inside its category', async () => {
    const request = await stand.filed(partner())
    await expect(
      stand.as(agent).call(triage, { ...target(request), subcategory: 'remove-user' }),
    ).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { subcategory: expect.any(String) } },
    })
  })

  it('refuses a stale version with the request as it is now', async () => {
    const request = await stand.filed(partner())
    await stand.as(agent).call(triage, { ...target(request), priority: 'low' })
    await expect(stand.as(colleague).call(triage, { ...target(request), priority: 'urgent' })).rejects.toMatchObject({
      code: 'STALE',
      details: { current: { priority: 'low', version: 2 } },
    })
  })

  it('HELP-044 audits that a refusal showed the request as it is now', async () => {
    const request = await stand.filed(partner())
    const late = caller('siu_agent')
    await expect(stand.as(late).call(triage, { id: request.id, version: 7, priority: 'low' })).rejects.toThrow()
    expect(
      await stand.sql('select action, object_id, outcome, purpose from audit_event where actor = ?', [late.userId]),
    ).toEqual([{ action: 'read', object_id: request.id, outcome: 'done', purpose: 'triage' }])
  })

  it('HELP-024 leaves a closed request alone', async () => {
    const request = await closed()
    await expect(stand.as(agent).call(triage, { ...target(request), priority: 'low' })).rejects.toMatchObject({
      code: 'WRONG_STATUS',
    })
  })

  it('triages many at once and reports each one on its own', async () => {
    const [one, two, stale, done] = [
      await stand.filed(partner()),
      await stand.filed(partner()),
      await stand.filed(partner()),
      await closed(),
    ]
    const missing = randomUUID()
    const targets = [one, two, { ...stale, version: 7 }, done].map(({ id, version }) => ({ id, version }))
    const outcome = await stand.as(lead).call(triageMany, {
      targets: [...targets, { id: missing, version: 1 }],
      priority: 'low',
      assigneeId: agent.userId,
    })
    expect(outcome.changed).toEqual([
      { id: one.id, version: 2 },
      { id: two.id, version: 2 },
    ])
    expect(outcome.refused).toMatchObject([
      { id: stale.id, number: stale.number, code: 'STALE' },
      { id: done.id, number: done.number, code: 'WRONG_STATUS', reason: expect.stringContaining('closed') },
      { id: missing, number: null, code: 'NOT_FOUND' },
    ])
    expect(await stand.as(agent).call(open, { id: two.id })).toMatchObject({
      priority: 'low',
      assignee: { id: agent.userId },
    })
    expect(await stand.as(agent).call(open, { id: stale.id })).toMatchObject({ version: 1, assignee: null })
    expect((await stand.events(one.id)).map(({ type }) => type)).toEqual(['help-request-filed', 'help-request-triaged'])
  })
})
