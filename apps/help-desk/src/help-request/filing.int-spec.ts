import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { form, MAILBOXES, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { file, open } = contract.helpDesk
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('filing a help request', () => {
  it('HELP-006 HELP-031 gives a number and the promised answer time', async () => {
    const answer = await stand.as(partner()).call(file, form())
    expect(answer).toMatchObject({
      number: expect.stringMatching(/^HR-\d{6}$/),
      promisedAt: '2026-03-04T15:00:00.000Z',
    })
  })

  it('HELP-027 shows the requester what was filed', async () => {
    const requester = partner()
    const { id } = await stand.as(requester).call(file, form())
    const view = await stand.as(requester).call(open, { id })
    expect(view.form).toEqual(form())
    expect(MAILBOXES.access).toBeDefined()
  })
})
