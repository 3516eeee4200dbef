import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { form, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { discardDraft, file, open, readDraft, saveDraft } = contract.helpDesk
const NONE = { id: null, version: null, form: null, attachments: [], savedAt: null }
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

  it('HELP-006 keeps a pasted picture in the text and not among the files, and files it only while it is there', async () => {
    const author = partner()
    const [beside, picture] = [await stand.uploaded(author), await stand.uploaded(author, { purpose: 'picture' })]
    const descriptionHtml = `<p>See <img src="/api/files/${picture}/content"></p>`
    await stand.as(author).call(saveDraft, { form: { descriptionHtml, attachmentIds: [beside, picture] } })
    const { form: kept, attachments } = await stand.as(author).call(readDraft, {})
    expect(kept?.descriptionHtml).toContain(picture)
    const attachmentIds = attachments.map(({ id }) => id)
    expect([attachmentIds, kept?.attachmentIds]).toEqual([[beside], [beside]])

    const { id } = await stand.as(author).call(file, form({ descriptionHtml: '<p>Without it.</p>', attachmentIds }))
    const [description] = (await stand.as(author).call(open, { id })).messages
    expect(description?.attachments.map((one) => one.id)).toEqual([beside])
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

describe('half-written requests of one person in two windows', () => {
  it('do not overwrite each other: the later one is told, and keeps its words as a draft of its own', async () => {
    const author = partner()
    const id = randomUUID()
    const begun = await stand.as(author).call(saveDraft, { id, version: 0, form: { summary: 'Begun' } })
    expect(begun.version).toBe(1)
    const here = await stand.as(author).call(saveDraft, { id, version: 1, form: { summary: 'Here' } })
    const there = { version: 1, form: { summary: 'There' } }
    await expect(stand.as(author).call(saveDraft, { id, ...there })).rejects.toMatchObject({ code: 'STALE' })
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({ id, version: 2, form: { summary: 'Here' } })

    const again = { id, version: 1, form: { summary: 'Here' } }
    expect((await stand.as(author).call(saveDraft, again)).version).toBe(3) // its answer was lost on the way

    const other = randomUUID()
    stand.clock.advance({ minutes: 1 })
    await stand.as(author).call(saveDraft, { ...there, id: other, version: 0 })
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({ id: other, form: { summary: 'There' } })
    expect(here.version).toBe(2)
  })

  it('HELP-005 leave the draft of the other window when one is filed or thrown away', async () => {
    const author = partner()
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()]
    for (const id of [one, two, three]) {
      stand.clock.advance({ minutes: 1 })
      await stand.as(author).call(saveDraft, { id, version: 0, form: { summary: id } })
    }
    const last = async () => (await stand.as(author).call(readDraft, {})).id
    const { id: filed } = await stand.as(author).call(file, { ...form(), draftId: three })
    expect(await last()).toBe(two)
    await stand.as(author).call(discardDraft, { id: two })
    expect(await last()).toBe(one)
    expect(JSON.stringify(await stand.sql('select form from help_request where id = ?', [filed]))).not.toContain(three)
    await stand.as(author).call(discardDraft, {})
    expect(await last()).toBeNull()
  })

  it('are begun anew where the other window has filed it meanwhile: no words are lost', async () => {
    const author = partner()
    const id = randomUUID()
    await stand.as(author).call(saveDraft, { id, version: 0, form: { summary: 'Begun' } })
    await stand.as(author).call(file, { ...form(), draftId: id })
    const late = await stand.as(author).call(saveDraft, { id, version: 1, form: { summary: 'Late' } })
    expect(late.version).toBe(1)
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({ form: { summary: 'Late' } })
  })

  it('are nobody else’s, whoever knows the id', async () => {
    const [author, stranger] = [partner(), partner()]
    const id = randomUUID()
    await stand.as(author).call(saveDraft, { id, version: 0, form: { summary: 'Mine' } })
    await stand.as(stranger).call(saveDraft, { id, version: 0, form: { summary: 'Theirs' } })
    await stand.as(stranger).call(discardDraft, { id })
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({ form: { summary: 'Mine' } })
  })
})
