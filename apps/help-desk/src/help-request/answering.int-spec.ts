import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type HelpRequestView } from '@isets/contracts'
import { caller, MONDAY, ORGANISATION, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, move, open } = contract.helpDesk
const agent = caller('siu_agent')
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(() => stand.clock.set(MONDAY))

function target({ id, version }: HelpRequestView) {
  return { id, version }
}

describe('answering', () => {
  it('NOTIF-018 tells others only the beginning of an answer, with long numbers hidden', async () => {
    const request = await stand.filed(partner())
    const html = `<p>Individual 12-345-678 ${'and so on '.repeat(200)}</p>`
    await stand.as(agent).call(answer, { ...target(request), html })
    const text = String((await stand.events(request.id)).at(-1)?.payload['text'])
    expect(text).toMatch(/^Individual ••• and so on/)
    expect(text.length).toBeLessThanOrEqual(501)
  })

  it('HELP-021 shows a public answer of support to the requester and tells whom to mail', async () => {
    const requester = partner()
    const request = await stand.filed(requester, { cc: ['colleague@prairie.example'] })
    stand.clock.advance({ hours: 1 })
    const answered = await stand.as(agent).call(answer, { ...target(request), html: '<p>Please <b>reload</b>.</p>' })
    expect(answered.messages.at(-1)).toMatchObject({
      kind: 'answer',
      authorSide: 'support',
      author: { name: agent.name },
    })
    const seen = await stand.as(requester).call(open, { id: request.id })
    expect(seen.messages.map(({ html }) => html)).toContain('<p>Please <b>reload</b>.</p>')
    expect(seen).toMatchObject({ status: 'in_progress', unread: true, version: 2 })
    expect((await stand.events(request.id)).at(-1)).toMatchObject({
      type: 'help-request-answered',
      aggregate_version: 2,
      payload: {
        text: 'Please reload.',
        actor: { id: agent.userId, side: 'support' },
        recipients: { requester: { email: 'wren@prairie.example' }, cc: ['colleague@prairie.example'] },
      },
    })
  })

  it('HELP-031 keeps the promise with the first public answer of the staff', async () => {
    const request = await stand.filed(partner())
    stand.clock.advance({ hours: 3 })
    const answered = await stand.as(agent).call(answer, { ...target(request), html: 'Yes' })
    expect(answered.promise).toEqual({ state: 'fulfilled', dueAt: null, answeredAt: '2026-03-02T18:00:00.000Z' })
    stand.clock.advance({ days: 7 })
    const again = await stand.as(agent).call(answer, { ...target(answered), html: 'And yes' })
    expect(again.promise).toEqual(answered.promise)
  })

  it('HELP-031 keeps no promise with a message of the requester or a change of status', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    const added = await stand.as(requester).call(answer, { ...target(request), html: 'One more thing' })
    expect(added).toMatchObject({ status: 'new', promise: { state: 'running', dueAt: '2026-03-04T15:00:00.000Z' } })
    const waiting = await stand.as(agent).call(move, { ...target(added), command: 'wait' })
    expect(waiting.promise).toEqual({ state: 'paused', dueAt: null, answeredAt: null })
  })

  it('HELP-022 takes a waiting request back when its requester answers, and the promise runs on', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    const waiting = await stand.as(agent).call(move, { ...target(request), command: 'wait' })
    stand.clock.advance({ days: 1 })
    const back = await stand.as(requester).call(answer, { ...target(waiting), html: 'Here it is' })
    expect(back).toMatchObject({
      status: 'in_progress',
      waitingSince: null,
      closesAt: null,
      promise: { state: 'running', dueAt: '2026-03-05T15:00:00.000Z' },
    })
    expect(back.history.at(-1)).toMatchObject({ action: 'answered', from: 'waiting_for_requester', to: 'in_progress' })
  })

  it('HELP-022 lets the provider manager of the organisation speak for the requester', async () => {
    const manager = caller('provider_manager', { assignedOrganisationIds: [ORGANISATION] })
    const request = await stand.filed(partner())
    const waiting = await stand.as(agent).call(move, { ...target(request), command: 'wait' })
    const back = await stand.as(manager).call(answer, { ...target(waiting), html: 'I can tell' })
    expect(back).toMatchObject({ status: 'in_progress', promise: { state: 'running' } })
    expect(back.messages.at(-1)?.authorSide).toBe('requester')
  })

  it('answers and waits in one step, which fulfils the promise and starts the waiting', async () => {
    const request = await stand.filed(partner())
    const waiting = await stand.as(agent).call(answer, { ...target(request), html: 'Which month?', then: 'wait' })
    expect(waiting).toMatchObject({
      status: 'waiting_for_requester',
      waitingSince: '2026-03-02T15:00:00.000Z',
      closesAt: '2026-03-20T14:00:00.000Z', // 14 business days; the clocks went forward on 8 March
      promise: { state: 'fulfilled' },
    })
    expect((await stand.events(request.id)).map(({ type }) => type)).toEqual([
      'help-request-filed',
      'help-request-answered',
      'help-request-moved',
    ])
  })

  it('answers and resolves in one step', async () => {
    const request = await stand.filed(partner())
    const resolved = await stand.as(agent).call(answer, { ...target(request), html: 'Done', then: 'resolve' })
    expect(resolved).toMatchObject({ status: 'resolved', promise: { state: 'fulfilled' } })
    expect(resolved.history.map(({ action }) => action)).toEqual(['filed', 'answered', 'resolved'])
  })

  it('HELP-041 resolves with guidance what a provider corrects itself, and the history says with which', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    const html = '<p>Open the customer, then Attendance.</p>'
    const guided = { ...target(request), html, then: 'resolve', guidance: 'correct-attendance' } as const
    const resolved = await stand.as(agent).call(answer, guided)
    expect(resolved).toMatchObject({ status: 'resolved', promise: { state: 'fulfilled' } })
    const seen = await stand.as(requester).call(open, { id: request.id })
    expect(seen.messages.at(-1)?.html).toBe(html)
    expect(seen.history.at(-1)).toMatchObject({ action: 'resolved', from: 'in_progress', to: 'correct-attendance' })
  })

  it('HELP-041 takes guidance only as a solution, and only for a provider', async () => {
    const request = await stand.filed(partner())
    const guided = { html: 'Please correct it', guidance: 'correct-cost' } as const
    for (const then of ['stay', 'wait'] as const) {
      const asked = stand.as(agent).call(answer, { ...target(request), ...guided, then })
      await expect(asked).rejects.toMatchObject({
        code: 'INVALID',
        details: { fields: { guidance: expect.any(String) } },
      })
    }
    const ofState = await stand.filed(caller('workforce_development'))
    const asked = stand.as(agent).call(answer, { ...target(ofState), ...guided, then: 'resolve' })
    await expect(asked).rejects.toMatchObject({ code: 'INVALID' })
    expect(await stand.as(agent).call(open, { id: ofState.id })).toMatchObject({ status: 'new', version: 1 })
  })

  it('lets a requester decide nothing but the words of the answer', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    const call = stand.as(requester).call(answer, { ...target(request), html: 'Done', then: 'resolve' })
    await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await stand.as(requester).call(open, { id: request.id })).messages).toHaveLength(1)
  })

  it('HELP-019 refuses a Social Security number in an answer before anything is stored', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    const refusal: unknown = await stand
      .as(requester)
      .call(answer, { ...target(request), html: '<p>It is 123-45-6789</p>' })
      .catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'PERSONAL_DATA', details: { fields: { html: expect.any(String) } } })
    expect(JSON.stringify(refusal)).not.toMatch(/45[- ]?6789/)
    expect(await stand.as(requester).call(open, { id: request.id })).toMatchObject({ version: 1 })
  })

  it('HELP-024 takes no answer on a closed request', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    const resolved = await stand.as(agent).call(move, { ...target(request), command: 'resolve' })
    const closed = await stand.as(agent).call(move, { ...target(resolved), command: 'close' })
    for (const who of [requester, agent]) {
      await expect(stand.as(who).call(answer, { ...target(closed), html: 'But' })).rejects.toMatchObject({
        code: 'WRONG_STATUS',
        details: { reason: expect.stringContaining('file a new request') },
      })
    }
  })

  it('lets only one of twelve simultaneous answers win and shows the others what happened', async () => {
    const request = await stand.filed(partner())
    const answers = Array.from({ length: 12 }, (_, n) => `Answer ${n}`)
    const outcomes = await Promise.allSettled(
      answers.map((html) => stand.as(agent).call(answer, { ...target(request), html })),
    )
    const won = outcomes.filter(({ status }) => status === 'fulfilled')
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(won).toHaveLength(1)
    for (const { reason } of lost) {
      expect(reason).toMatchObject({ code: 'STALE', details: { current: { id: request.id, version: 2 } } })
    }
    expect((await stand.as(agent).call(open, { id: request.id })).messages).toHaveLength(2)
  })

  it('writes an answer once when the same key comes twice', async () => {
    const request = await stand.filed(partner())
    const options = { idempotencyKey: 'answer-1' }
    const input = { ...target(request), html: 'Once' }
    const first = await stand.as(agent).call(answer, input, options)
    expect(await stand.as(agent).call(answer, input, options)).toEqual(first)
    expect((await stand.as(agent).call(open, { id: request.id })).messages).toHaveLength(2)
  })

  it('HELP-044 keeps who acted, when, in the history and in the audit', async () => {
    const requester = partner()
    const request = await stand.filed(requester)
    stand.clock.advance({ minutes: 5 })
    const { history } = await stand.as(agent).call(answer, { ...target(request), html: 'Yes' })
    expect(history).toMatchObject([
      { action: 'filed', actor: { id: requester.userId }, at: '2026-03-02T15:00:00.000Z' },
      {
        action: 'answered',
        actor: { id: agent.userId },
        at: '2026-03-02T15:05:00.000Z',
        from: 'new',
        to: 'in_progress',
      },
    ])
    const audits = await stand.sql('select action from audit_event where object_id = ? order by id', [request.id])
    expect(audits.map(({ action }) => action)).toEqual(['file', 'read', 'answer'])
  })
})
