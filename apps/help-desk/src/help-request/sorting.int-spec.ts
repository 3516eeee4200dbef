import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type HelpRequestView } from '@isets/contracts'
import { caller, form, MAILBOXES, ORGANISATION, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { move, triage, triageMany } = contract.helpDesk
const agent = caller('siu_agent')
const lead = caller('siu_lead')
const manager = caller('provider_manager')
const policy = { category: 'policy-and-procedure', subcategory: 'policy-or-procedure' }
const eligibility = { category: 'policy-and-procedure', subcategory: 'eligibility' }
const removal = { category: 'user-access', subcategory: 'remove-user' }
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
  await stand.knows(manager)
  await stand.sql(`insert into organisation (id, name, provider_manager_id) values (?, 'Prairie', ?)`, [
    ORGANISATION,
    manager.userId,
  ])
})
afterAll(() => stand.stop())

const target = ({ id, version }: HelpRequestView) => ({ id, version })

async function told(requestId: string, type: string) {
  return (await stand.events(requestId)).filter((event) => event.type === type).map(({ payload }) => payload)
}

describe('a request that support sorts anew', () => {
  it.each([
    ['HELP-036 a question of policy', policy, [MAILBOXES.policy, manager.email]],
    ['HELP-036 a question of eligibility', eligibility, [MAILBOXES.policy, manager.email]],
    ['HELP-046 the removal of a user', removal, [MAILBOXES.access]],
  ])('%s goes to its mailboxes, as if it had been filed so', async (_what, sorting, copies) => {
    const request = await stand.filed(partner(), { cc: ['colleague@prairie.example'] })
    const sorted = await stand.as(agent).call(triage, { ...target(request), ...sorting })
    expect(sorted.form.cc).toEqual(['colleague@prairie.example', ...copies])
    expect(await told(request.id, 'help-request-copied')).toMatchObject([
      { number: request.number, copies, requesterName: 'Wren Demo-Baker', promisedAt: request.promise.dueAt },
    ])
  })

  it('HELP-036 HELP-043 tells the mailbox what was asked, its beginning only and without long numbers', async () => {
    const asked = `<p>May case 12-345-678 change?</p><p>${'And so on. '.repeat(80)}</p>`
    const request = await stand.filed(partner(), { descriptionHtml: asked })
    await stand.as(agent).call(triage, { ...target(request), ...policy })
    const [{ forMailboxes } = {}] = await told(request.id, 'help-request-copied')
    expect(forMailboxes).toEqual({
      addresses: [MAILBOXES.policy],
      text: expect.stringMatching(/^May case ••• change\?\s+And so on\.[^]{1,480}…$/),
    })
  })

  it('HELP-036 writes to nobody twice who has a copy already', async () => {
    const request = await stand.filed(partner(), { ...policy, cc: [] })
    expect(request.form.cc).toEqual([MAILBOXES.policy, manager.email])
    const sorted = await stand.as(agent).call(triage, { ...target(request), ...eligibility })
    expect(sorted.form.cc).toEqual([MAILBOXES.policy, manager.email])
    expect(await told(request.id, 'help-request-copied')).toEqual([])
  })

  it('HELP-043 keeps its copies when it turns out to be something else, and gets none for a new priority', async () => {
    const request = await stand.filed(partner(), { ...policy, cc: [] })
    const other = { category: 'something-else', subcategory: 'other-question' }
    const sorted = await stand.as(agent).call(triage, { ...target(request), ...other })
    const raised = await stand.as(agent).call(triage, { ...target(sorted), priority: 'high' })
    expect(raised.form.cc).toEqual([MAILBOXES.policy, manager.email])
    expect(await told(request.id, 'help-request-copied')).toEqual([])
  })
})

describe('a request that support finds to be critical', () => {
  it('HELP-030 alerts the staff on duty once, at the moment it becomes urgent', async () => {
    const request = await stand.filed(partner())
    const raised = await stand.as(agent).call(triage, { ...target(request), priority: 'urgent' })
    expect(await told(request.id, 'help-request-made-urgent')).toMatchObject([
      { number: request.number, priority: 'urgent', categoryLabel: 'ISETS: Error or bug', actor: { id: agent.userId } },
    ])
    await stand.as(agent).call(triage, { ...target(raised), ...policy })
    expect(await told(request.id, 'help-request-made-urgent')).toHaveLength(1)
  })

  it('HELP-030 alerts for each one of many', async () => {
    const requests = [await stand.filed(partner()), await stand.filed(partner(), { blocksWork: true })]
    await stand.as(lead).call(triageMany, { targets: requests.map(target), priority: 'urgent' })
    const counts = await Promise.all(requests.map(({ id }) => told(id, 'help-request-made-urgent')))
    // The second one was urgent from its filing on, which has alerted already.
    expect(counts.map(({ length }) => length)).toEqual([1, 0])
  })

  it('HELP-030 lets those sleep who are on duty when it is resolved already', async () => {
    const request = await stand.filed(partner())
    const resolved = await stand.as(agent).call(move, { ...target(request), command: 'resolve' })
    await stand.as(agent).call(triage, { ...target(resolved), priority: 'urgent' })
    expect(await told(request.id, 'help-request-made-urgent')).toEqual([])
  })

  it('HELP-030 HELP-017 stands before everything else in the queue by priority', async () => {
    const usual = await stand.filed(partner())
    const blocking = await stand.filed(partner(), { ...form(), blocksWork: true })
    const sort = 'priority' as const
    const { rows } = await stand.as(agent).call(contract.helpDesk.listQueue, { sort, view: 'open', pageSize: 200 })
    const place = (id: string) => rows.findIndex((row) => row.id === id)
    expect(place(blocking.id)).toBeGreaterThanOrEqual(0)
    expect(place(blocking.id)).toBeLessThan(place(usual.id))
  })
})
