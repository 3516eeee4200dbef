import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { form, MONDAY, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { confirmDiscarded, listDiscardedFiles, readDraft, saveDraft } = contract.helpDesk
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(() => stand.clock.set(MONDAY))

const discarded = async () => (await stand.nobody.call(listDiscardedFiles, {})).ids
const known = async (id: string) => (await stand.sql('select 1 from attachment where id = ?', [id])).length === 1

describe('what nobody has sent', () => {
  it('HELP-007 loses its loose uploads after 7 days, and only those', async () => {
    const author = partner()
    const loose = await stand.uploaded(author)
    const sent = await stand.uploaded(author)
    await stand.filed(author, { attachmentIds: [sent] })
    const drafted = await stand.uploaded(author)
    await stand.as(author).call(saveDraft, { form: { summary: 'Half', attachmentIds: [drafted] } })
    stand.clock.advance({ days: 7 })
    const young = await stand.uploaded(author)
    stand.clock.advance({ seconds: 1 })
    await eventually(async () => !(await known(loose)))
    expect(await Promise.all([sent, drafted, young].map(known))).toEqual([true, true, true])
    expect(await discarded()).toEqual([loose])
    const audits = await stand.sql('select actor, action, purpose from audit_event where object_id = ? order by id', [
      loose,
    ])
    expect(audits.at(-1)).toEqual({ actor: 'help-desk', action: 'delete', purpose: 'prune-loose-uploads' })

    await expect(stand.filed(author, { attachmentIds: [loose] })).rejects.toMatchObject({ code: 'INVALID' })
    await stand.nobody.call(confirmDiscarded, { ids: [loose] })
    expect(await discarded()).toEqual([])
  })

  it('HELP-007 is forgotten 90 days after its last change, with its files', async () => {
    const author = partner()
    const file = await stand.uploaded(author)
    const { attachmentIds: _none, ...half } = form()
    await stand.as(author).call(saveDraft, { form: half })
    stand.clock.advance({ days: 1 })
    await stand.as(author).call(saveDraft, { form: { ...half, attachmentIds: [file] } })
    const other = partner()
    stand.clock.advance({ days: 90 })
    await stand.as(other).call(saveDraft, { form: half })
    expect(await stand.as(author).call(readDraft, {})).toMatchObject({ attachments: [{ id: file }] })
    stand.clock.advance({ seconds: 1 })
    await eventually(async () => (await stand.as(author).call(readDraft, {})).form === null)
    await eventually(async () => !(await known(file)))
    expect((await stand.as(other).call(readDraft, {})).form).not.toBeNull()
  })
})
