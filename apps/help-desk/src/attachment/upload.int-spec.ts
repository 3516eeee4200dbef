import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller, form, OTHER_ORGANISATION, partner, startStand, upload, type HelpDeskStand } from '../test/stand.ts'

const { answer, authoriseDownload, file, open, registerUpload } = contract.helpDesk
const agent = caller('siu_agent')
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('uploads', () => {
  it('HELP-007 become part of the message that they are filed with', async () => {
    const requester = partner()
    const id = await stand.uploaded(requester, { name: 'error.png' })
    const request = await stand.filed(requester, { attachmentIds: [id] })
    expect(request.messages[0]?.attachments).toMatchObject([{ id, name: 'error.png', state: 'clean' }])
    expect(request.form.attachmentIds).toEqual([id])
  })

  it('HELP-019 refuse a Social Security number in the name of a file', async () => {
    const call = stand.as(partner()).call(registerUpload, { ...upload(), name: 'scan 123-45-6789.pdf' })
    const refusal: unknown = await call.catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'PERSONAL_DATA', details: { fields: { name: expect.any(String) } } })
    expect(JSON.stringify(refusal)).not.toMatch(/45[- ]?6789/)
  })

  it('can be attached once, by their uploader only', async () => {
    const requester = partner()
    const id = await stand.uploaded(requester)
    const stolen = stand.as(partner()).call(file, form({ attachmentIds: [id] }))
    await expect(stolen).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { attachments: expect.any(String) } },
    })
    await stand.filed(requester, { attachmentIds: [id] })
    await expect(stand.filed(requester, { attachmentIds: [id] })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('that were refused by the virus check are attached to nothing', async () => {
    const requester = partner()
    const id = await stand.uploaded(requester, { state: 'refused' })
    await expect(stand.filed(requester, { attachmentIds: [id] })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('may be quoted again in the same request as pictures', async () => {
    const requester = partner()
    const id = await stand.uploaded(requester, { purpose: 'picture' })
    const html = `<p><img src="/api/files/${id}/content" /></p>`
    const request = await stand.filed(requester, { descriptionHtml: html })
    const quoted = await stand.as(agent).call(answer, { id: request.id, version: 1, html })
    expect(quoted.messages.map(({ attachments }) => attachments.length)).toEqual([1, 0])
  })
})

describe('downloads', () => {
  it('of a loose file are for its uploader only', async () => {
    const requester = partner()
    const id = await stand.uploaded(requester)
    const download = await stand.as(requester).call(authoriseDownload, { id })
    expect(download).toMatchObject({ id, sha256: 'a'.repeat(64), mediaType: 'image/png' })
    for (const other of [partner(), agent, caller('super_admin')]) {
      await expect(stand.as(other).call(authoriseDownload, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('HELP-043 of an attached file are for those who may read the request, and are audited, refusals too', async () => {
    const requester = partner()
    const id = await stand.uploaded(requester)
    const request = await stand.filed(requester, { attachmentIds: [id] })
    expect((await stand.as(agent).call(open, { id: request.id })).messages[0]?.attachments).toHaveLength(1)
    await stand.as(agent).call(authoriseDownload, { id })
    const neighbour = partner({ organisationId: OTHER_ORGANISATION })
    await expect(stand.as(neighbour).call(authoriseDownload, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const audits = await stand.sql(
      `select actor, outcome from audit_event where object_id = ? and action = 'read' order by id`,
      [id],
    )
    expect(audits).toEqual([
      { actor: agent.userId, outcome: 'done' },
      { actor: neighbour.userId, outcome: 'denied' },
    ])
  })

  it('wait until the file is found clean', async () => {
    const requester = partner()
    const upload_ = { ...upload(), state: 'quarantined' as const }
    await stand.as(requester).call(registerUpload, upload_)
    await stand.filed(requester, { attachmentIds: [upload_.id] })
    const download = () => stand.as(requester).call(authoriseDownload, { id: upload_.id })
    await expect(download()).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await stand.as(requester).call(registerUpload, { ...upload_, state: 'clean' })
    await expect(download()).resolves.toMatchObject({ state: 'clean' })
  })

  it('of nothing are not found', async () => {
    await expect(stand.as(agent).call(authoriseDownload, { id: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
