import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { caller, partner, startStand, type HelpDeskStand } from '../test/stand.ts'

const { answer, authoriseDownload, discardUpload, note, open, releaseUpload } = contract.helpDesk
const agent = caller('siu_agent')
const lead = caller('siu_lead')
let stand: HelpDeskStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

describe('the files of a request', () => {
  it('HELP-044 stay with the words they came with: who sent which file when', async () => {
    const requester = partner({ name: 'Wren Demo-Baker' })
    const [first, second, ours] = [
      await stand.uploaded(requester, { name: 'before.png' }),
      await stand.uploaded(requester, { name: 'after.png' }),
      await stand.uploaded(agent, { name: 'ours.pdf' }),
    ]
    const { id, version } = await stand.filed(requester, { attachmentIds: [first] })
    stand.clock.advance({ hours: 1 })
    await stand.as(requester).call(answer, { id, version, html: 'And now', attachmentIds: [second] })
    await stand.as(agent).call(note, { id, version: version + 1, html: 'Seen before', attachmentIds: [ours] })
    const files = (await stand.as(agent).call(open, { id })).messages.map(({ author, writtenAt, attachments }) => [
      author.name,
      writtenAt,
      attachments.map(({ name }) => name),
    ])
    expect(files).toEqual([
      ['Wren Demo-Baker', '2026-03-02T15:00:00.000Z', ['before.png']],
      ['Wren Demo-Baker', '2026-03-02T16:00:00.000Z', ['after.png']],
      [agent.name, '2026-03-02T16:00:00.000Z', ['ours.pdf']],
    ])
    const seen = (await stand.as(requester).call(open, { id })).messages.flatMap(({ attachments }) => attachments)
    expect(seen.map(({ name }) => name)).toEqual(['before.png', 'after.png'])
  })

  it('HELP-044 show in the request what became of those in quarantine, and the audit says by whom and why', async () => {
    const requester = partner()
    const [good, bad] = [
      await stand.uploaded(requester, { state: 'quarantined', name: 'good.png' }),
      await stand.uploaded(requester, { state: 'quarantined', name: 'bad.png' }),
    ]
    const { id } = await stand.filed(requester, { attachmentIds: [good, bad] })
    await expect(stand.as(agent).call(authoriseDownload, { id: good })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await stand.as(lead).call(releaseUpload, { id: good, reason: 'Checked by hand' })
    await stand.as(lead).call(discardUpload, { id: bad, reason: 'Has a virus' })
    const [description] = (await stand.as(agent).call(open, { id })).messages
    const states = Object.fromEntries((description?.attachments ?? []).map(({ name, state }) => [name, state]))
    expect(states).toEqual({ 'good.png': 'clean', 'bad.png': 'refused' })
    const audits = await stand.sql<{ actor: string; purpose: string }>(
      `select actor, purpose from audit_event where object_id in (?, ?) and actor = ? order by id`,
      [good, bad, lead.userId],
    )
    expect(audits.map(({ purpose }) => purpose)).toEqual([
      expect.stringContaining('Checked by hand'),
      expect.stringContaining('Has a virus'),
    ])
  })
})
