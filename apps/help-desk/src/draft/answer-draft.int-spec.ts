import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { caller, MONDAY, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, note, readAnswerDraft, saveAnswerDraft } = contract.helpDesk
const agent = caller('siu_agent')
const half = { kind: 'answer', html: '<p>We have found</p>', guidance: null, attachmentIds: [] as string[] } as const
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
beforeEach(() => stand.clock.set(MONDAY))
afterAll(() => stand.stop())

const draftOf = async (id: string, by = agent) => (await stand.as(by).call(readAnswerDraft, { id })).draft

describe('a half-written answer', () => {
  it('HELP-021 is kept with its files until it is saved anew, under its request and for its author only', async () => {
    const [{ id }, other] = [await stand.filed(partner()), await stand.filed(partner())]
    const [file, picture] = [await stand.uploaded(agent), await stand.uploaded(agent, { purpose: 'picture' })]
    const html = `<p>See <img src="/api/files/${picture}/content"></p>`
    await stand.as(agent).call(saveAnswerDraft, { id, ...half })
    const words = { kind: 'note', html, guidance: 'correct-cost' } as const
    await stand.as(agent).call(saveAnswerDraft, { id, ...words, attachmentIds: [file] })
    expect(await draftOf(id)).toMatchObject({
      kind: 'note',
      html: expect.stringContaining(picture),
      guidance: 'correct-cost',
      attachments: [{ id: file }], // the picture stands in the words
      savedAt: '2026-03-02T15:00:00.000Z',
    })
    expect(await draftOf(other.id)).toBeNull()
    expect(await draftOf(id, caller('siu_agent'))).toBeNull()
  })

  it('HELP-021 HELP-022 is gone once it is sent, as an answer, a note or by the requester', async () => {
    const requester = partner()
    const { id, version } = await stand.filed(requester)
    await stand.as(requester).call(saveAnswerDraft, { id, ...half })
    await stand.as(agent).call(saveAnswerDraft, { id, ...half })
    const sent = await stand.as(agent).call(answer, { id, version, html: '<p>We have found it</p>' })
    expect([await draftOf(id), (await draftOf(id, requester))?.html]).toEqual([null, half.html])
    await stand.as(agent).call(saveAnswerDraft, { id, ...half, kind: 'note' })
    await stand.as(agent).call(note, { id, version: sent.version, html: 'Ours' })
    expect(await draftOf(id)).toBeNull()
    await stand.as(requester).call(answer, { id, version: sent.version, html: 'Thank you' })
    expect(await draftOf(id, requester)).toBeNull()
  })

  it('is gone when nothing is left of it', async () => {
    const { id } = await stand.filed(partner())
    await stand.as(agent).call(saveAnswerDraft, { id, ...half })
    await stand.as(agent).call(saveAnswerDraft, { id, ...half, html: '' })
    expect(await draftOf(id)).toBeNull()
  })

  it('HELP-022 stays when the sending is refused', async () => {
    const { id } = await stand.filed(partner())
    await stand.as(agent).call(saveAnswerDraft, { id, ...half })
    await expect(stand.as(agent).call(answer, { id, version: 7, html: 'Late' })).rejects.toMatchObject({
      code: 'STALE',
    })
    expect(await draftOf(id)).toMatchObject({ html: half.html })
  })

  it('HELP-019 takes no Social Security number, and keeps what was there', async () => {
    const { id } = await stand.filed(partner())
    await stand.as(agent).call(saveAnswerDraft, { id, ...half })
    const numbered = { id, ...half, html: '<p>It is 123-45-<b>6789</b></p>' }
    await expect(stand.as(agent).call(saveAnswerDraft, numbered)).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    expect(await draftOf(id)).toMatchObject({ html: half.html })
  })

  it('HELP-043 is written only under a request that its author may see', async () => {
    const { id } = await stand.filed(partner())
    for (const stranger of [partner(), caller('auditor')]) {
      await expect(stand.as(stranger).call(saveAnswerDraft, { id, ...half })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      await expect(draftOf(id, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(draftOf(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('HELP-007 keeps its files for 90 days, and then loses them with itself', async () => {
    const { id } = await stand.filed(partner())
    const file = await stand.uploaded(agent)
    await stand.as(agent).call(saveAnswerDraft, { id, ...half, attachmentIds: [file] })
    const loose = await stand.uploaded(agent)
    const known = async (one: string) => (await stand.sql('select 1 from attachment where id = ?', [one])).length === 1
    stand.clock.advance({ days: 90 })
    await eventually(async () => !(await known(loose)))
    expect(await draftOf(id)).toMatchObject({ attachments: [{ id: file }] })
    stand.clock.advance({ seconds: 1 })
    await eventually(async () => (await draftOf(id)) === null)
    await eventually(async () => !(await known(file)))
  })
})
