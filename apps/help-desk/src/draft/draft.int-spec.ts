import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { form, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { discardDraft, file, readDraft, saveDraft } = contract.helpDesk
const NONE = { form: null, attachments: [], savedAt: null }
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('a half-written request', () => {
  it('is kept with its files until it is saved anew, for its author only', async () => {
    const author = partner()
    const id = await stand.uploaded(author)
    await stand.as(author).call(saveDraft, { form: { summary: 'The atten' } })
    await stand.as(author).call(saveDraft, { form: { summary: 'The attendance', attachmentIds: [id] } })
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({
      form: { summary: 'The attendance', attachmentIds: [id] },
      attachments: [{ id, name: 'screen.png' }],
      savedAt: '2026-03-02T15:00:00.000Z',
    })
    expect(await stand.as(partner()).call(readDraft, {})).toEqual(NONE)
  })

  it('is gone once it is filed or thrown away', async () => {
    const author = partner()
    await stand.as(author).call(saveDraft, { form: { summary: 'The atten' } })
    await stand.as(author).call(file, form())
    expect(await stand.as(author).call(readDraft, {})).toEqual(NONE)
    await stand.as(author).call(saveDraft, { form: { summary: 'Another' } })
    expect(await stand.as(author).call(discardDraft, {})).toEqual({ done: true })
    expect(await stand.as(author).call(readDraft, {})).toEqual(NONE)
  })

  it('stays when the filing is refused', async () => {
    const author = partner()
    await stand.as(author).call(saveDraft, { form: { summary: 'The atten' } })
    await expect(stand.as(author).call(file, form({ category: '' }))).rejects.toMatchObject({ code: 'INVALID' })
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({ form: { summary: 'The atten' } })
  })

  it.each(['category', 'subcategory'])('HELP-019 takes no Social Security number as %s', async (field) => {
    await expect(stand.as(partner()).call(saveDraft, { form: { [field]: '123-45-6789' } })).rejects.toMatchObject({
      code: 'PERSONAL_DATA',
      details: { fields: { [field]: expect.any(String) } },
    })
  })

  it('HELP-019 takes no Social Security number either', async () => {
    const author = partner()
    await stand.as(author).call(saveDraft, { form: { summary: 'Before' } })
    const refusal: unknown = await stand
      .as(author)
      .call(saveDraft, { form: { summary: 'It is 123-45-6789' } })
      .catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'PERSONAL_DATA', details: { fields: { summary: expect.any(String) } } })
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({ form: { summary: 'Before' } })
  })
})
