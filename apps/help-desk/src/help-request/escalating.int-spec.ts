import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, type HelpRequestView } from '@isets/contracts'
import { caller, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, escalate, handBack, listQueue, move, open } = contract.helpDesk
const agent = caller('siu_agent')
const level = caller('program_manager')
const requester = partner()
const up = { to: 'program_manager', reason: 'Only IDHS can decide this.' } as const
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

async function escalated(): Promise<HelpRequestView> {
  const { id, version } = await stand.filed(requester)
  return stand.as(agent).call(escalate, { id, version, ...up })
}

describe('an escalated request', () => {
  it('HELP-029 is open to the level, which is told to whom it went and why; the requester is not', async () => {
    const filed = await stand.filed(requester)
    await expect(stand.as(level).call(open, { id: filed.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { id, status, ladder } = await stand.as(agent).call(escalate, { id: filed.id, version: 1, ...up })
    expect(status).toBe('escalated')
    expect(ladder).toEqual([])
    const seen = await stand.as(level).call(open, { id })
    expect(seen.history.at(-1)).toMatchObject({
      action: 'escalated',
      from: 'new',
      to: 'Program Manager: Only IDHS can decide this.',
      actor: { id: agent.userId },
    })
    expect(seen).toMatchObject({ allowed: ['answer'], ladder: ['handBack'] })
    const own = await stand.as(requester).call(open, { id })
    expect(JSON.stringify(own.history)).not.toContain('IDHS')
    const [moved] = (await stand.events(id)).filter(({ type }) => type === 'help-request-moved')
    expect(moved?.payload).toMatchObject({ status: 'escalated', escalatedTo: 'program_manager' })
    expect(JSON.stringify(moved?.payload)).not.toContain('IDHS')
  })

  it('HELP-029 HELP-031 keeps its promise by an answer of the level, and comes back with a reason', async () => {
    const { id, version } = await escalated()
    const answered = await stand.as(level).call(answer, { id, version, html: 'This is how it is decided.' })
    expect(answered).toMatchObject({ status: 'escalated', promise: { state: 'fulfilled' } })
    expect(answered.messages.at(-1)).toMatchObject({ authorSide: 'support' })
    const back = { id, version: answered.version, reason: 'Decided: please tell the office.' }
    expect(await stand.as(level).call(handBack, back)).toEqual({ done: true })
    await expect(stand.as(level).call(open, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await stand.as(level).call(listQueue, { view: 'all' })).rows.map((row) => row.id)).not.toContain(id)
    const seen = await stand.as(agent).call(open, { id })
    expect(seen).toMatchObject({ status: 'in_progress', history: expect.any(Array) })
    expect(seen.history.at(-1)).toMatchObject({
      action: 'resumed',
      from: 'escalated',
      to: back.reason,
      actor: { id: level.userId },
    })
    expect(
      await stand.sql(
        `select action from audit_event where object_id = ? and action in ('escalate', 'handBack') order by id`,
        [id],
      ),
    ).toEqual([{ action: 'escalate' }, { action: 'handBack' }])
  })

  it('HELP-029 goes up once at a time, and never when it is resolved or closed', async () => {
    const { id, version } = await escalated()
    const again = stand.as(agent).call(escalate, { id, version, ...up })
    await expect(again).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const filed = await stand.filed(requester)
    const resolved = await stand.as(agent).call(move, { id: filed.id, version: 1, command: 'resolve' })
    const late = stand.as(agent).call(escalate, { id: filed.id, version: resolved.version, ...up })
    await expect(late).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('HELP-019 takes no Social Security number as a reason, up or down', async () => {
    const { id, version } = await escalated()
    const reason = 'For 123-45-6789'
    await expect(stand.as(level).call(handBack, { id, version, reason })).rejects.toMatchObject({
      code: 'PERSONAL_DATA',
    })
    const filed = await stand.filed(requester)
    const raised = stand.as(agent).call(escalate, { id: filed.id, version: 1, ...up, reason })
    await expect(raised).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
  })
})
