import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller, partner, startStand, upload, type HelpDeskStand } from '../test/stand.ts'

const { authoriseDownload, discardUpload, listDiscardedFiles, listQuarantined, registerUpload, releaseUpload } =
  contract.helpDesk
const lead = caller('siu_lead')
const reason = 'Checked by hand'
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('the quarantine', () => {
  it('HELP-007 shows a lead what waits, loose or in a request, with who uploaded it; the oldest first', async () => {
    const author = partner()
    await stand.knows(author)
    const loose = await stand.uploaded(author, { state: 'quarantined', name: 'loose.png' })
    stand.clock.advance({ minutes: 1 })
    const filed = await stand.uploaded(author, { state: 'quarantined', name: 'filed.png' })
    await stand.uploaded(author)
    const request = await stand.filed(author, { attachmentIds: [filed] })
    const { rows, total } = await stand.as(lead).call(listQuarantined, {})
    const uploader = { id: author.userId, name: author.name }
    expect(rows).toMatchObject([
      { id: loose, name: 'loose.png', uploader, request: null },
      { id: filed, name: 'filed.png', uploader, request: { id: request.id, number: request.number } },
    ])
    expect(total).toBe(2)
  })

  it('HELP-007 gives a released file to those who may have it, and says in the audit who released it and why', async () => {
    const author = partner()
    const id = await stand.uploaded(author, { state: 'quarantined' })
    const download = () => stand.as(author).call(authoriseDownload, { id })
    await expect(download()).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect(await stand.as(lead).call(releaseUpload, { id, reason })).toMatchObject({ id, state: 'clean' })
    await expect(download()).resolves.toMatchObject({ state: 'clean' })
    await expect(stand.as(lead).call(authoriseDownload, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(
      await stand.sql(`select actor, purpose from audit_event where object_id = ? and action = 'release'`, [id]),
    ).toEqual([{ actor: lead.userId, purpose: reason }])
    await expect(stand.as(lead).call(releaseUpload, { id, reason })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('HELP-007 keeps a discarded file from everybody for good, has its bytes removed, and says who did it and why', async () => {
    const author = partner()
    const id = await stand.uploaded(author, { state: 'quarantined' })
    const request = await stand.filed(author, { attachmentIds: [id] })
    expect(await stand.as(lead).call(discardUpload, { id, reason })).toMatchObject({ id, state: 'refused' })
    await stand.as(author).call(registerUpload, { ...upload(), id, state: 'clean' })
    const opened = await stand.as(author).call(contract.helpDesk.open, { id: request.id })
    expect(opened.messages[0]?.attachments).toMatchObject([{ id, state: 'refused' }])
    await expect(stand.as(author).call(authoriseDownload, { id })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    expect((await stand.nobody.call(listDiscardedFiles, {})).ids).toEqual([id])
    expect((await stand.as(lead).call(listQuarantined, {})).rows.map((file) => file.id)).not.toContain(id)
    expect(
      await stand.sql(`select actor, purpose from audit_event where object_id = ? and action = 'delete'`, [id]),
    ).toEqual([{ actor: lead.userId, purpose: reason }])
    await expect(stand.as(lead).call(discardUpload, { id, reason })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('releases nothing that the virus check has refused, and nothing that is not there', async () => {
    const id = await stand.uploaded(partner(), { state: 'refused' })
    for (const call of [
      { id, reason },
      { id: lead.userId, reason },
    ]) {
      await expect(stand.as(lead).call(releaseUpload, call)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('HELP-019 takes no Social Security number as a reason', async () => {
    const id = await stand.uploaded(partner(), { state: 'quarantined' })
    const release = stand.as(lead).call(releaseUpload, { id, reason: 'For 123-45-6789' })
    await expect(release).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
  })
})
