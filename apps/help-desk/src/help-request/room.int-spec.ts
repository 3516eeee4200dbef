import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, note, open } = contract.helpDesk
const LONG = `<p>${'ä'.repeat(49_000)}</p>` // two bytes each
const FULL = { code: 'INVALID', details: { fields: { html: expect.stringContaining('File a new request') } } }
const agent = caller('siu_agent')
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('a long conversation', () => {
  it('takes messages and notes until it is full, and can always be opened', async () => {
    const requester = partner()
    let request = await stand.filed(requester)
    for (let messages = 0; messages < 6; messages += 1) {
      const { id, version } = request
      request = await stand.as(requester).call(answer, { id, version, html: LONG })
    }
    const { id, version } = request
    await expect(stand.as(requester).call(answer, { id, version, html: LONG })).rejects.toMatchObject(FULL)
    for (let notes = 0; notes < 2; notes += 1) await stand.as(agent).call(note, { id, version, html: LONG })
    await expect(stand.as(agent).call(note, { id, version, html: LONG })).rejects.toMatchObject(FULL)
    expect((await stand.as(agent).call(open, { id })).messages).toHaveLength(9)
  })
})
