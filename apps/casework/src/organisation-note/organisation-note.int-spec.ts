import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { known, knownOrganisation, organisationNote } from '../test/notes.ts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const { writeOrganisationNote, listOrganisationNotes, openOrganisationNote, organisationNoteOptions } =
  contract.casework
const author = partner({ name: 'Wren Demo-Baker' })
let stand: CaseworkStand
beforeAll(async () => {
  stand = await startStand()
  await knownOrganisation(stand, ORGANISATION)
  await knownOrganisation(stand, OTHER_ORGANISATION)
})
afterAll(() => stand.stop())

describe('a note about an organisation', () => {
  it('NOTE-002, NOTE-003, NOTE-006 keeps what was written, by whom and when', async () => {
    const view = await stand.as(author).call(writeOrganisationNote, organisationNote())
    expect(view).toMatchObject({
      organisation: { id: ORGANISATION, name: 'Prairie Demo Works' },
      contactOn: '2026-03-02',
      task: 'grant',
      delivery: 'saved',
      sentTo: [],
      author: { name: 'Wren Demo-Baker' },
      writtenAt: '2026-03-02T15:00:00.000Z',
    })
    const { rows } = await stand.as(author).call(listOrganisationNotes, { q: 'budget' })
    expect(rows).toContainEqual(view)
  })

  it('NOTE-004, NOTE-005, NOTIF-010 is sent to people who have access to the organisation, who find their messages', async () => {
    const parentId = randomUUID()
    const colleague = await known(stand, 'partner', { organisationId: ORGANISATION })
    const manager = await known(stand, 'provider_manager')
    const above = await known(stand, 'intermediary', { organisationId: parentId })
    const stranger = await known(stand, 'partner', { organisationId: OTHER_ORGANISATION })
    await knownOrganisation(stand, ORGANISATION, { parentId, providerManagerId: manager.userId })
    const { recipients } = await stand.as(author).call(organisationNoteOptions, { organisationId: ORGANISATION })
    const people = [colleague, manager, above].map(({ userId }) => userId)
    expect(recipients.map(({ userId }) => userId).toSorted()).toEqual(people.toSorted())
    const sent = await stand.as(author).call(writeOrganisationNote, organisationNote({ sendTo: people }))
    expect(sent).toMatchObject({
      delivery: 'sent',
      sentTo: [colleague, manager, above].map(({ name }) => name).toSorted(),
    })
    const refused = stand.as(author).call(writeOrganisationNote, organisationNote({ sendTo: [stranger.userId] }))
    await expect(refused).rejects.toMatchObject({ details: { fields: { sendTo: expect.any(String) } } })
    const [event] = await stand.sql<{ payload: { copies: object[] } }>(
      `select payload from outbox where type = 'organisation-note-written' and aggregate_id = ?`,
      [sent.id],
    )
    expect(event?.payload.copies).toHaveLength(3)
    const filtered = await stand.as(author).call(listOrganisationNotes, { delivery: ['sent'] })
    expect(filtered.rows.map(({ id }) => id)).toEqual([sent.id])
    const messages = (who = author) => stand.as(who).call(listOrganisationNotes, { delivery: ['to_me'] })
    expect((await messages(partner({ userId: colleague.userId }))).rows.map(({ id }) => id)).toEqual([sent.id])
    expect(await messages()).toMatchObject({ rows: [], total: 0 })
    const beyond = await stand.as(author).call(listOrganisationNotes, { delivery: ['sent'], page: 9 })
    expect(beyond).toMatchObject({ rows: [], total: 1 })
  })

  it('NOTE-005 is offered to nobody who may not read it, whatever organisation they belong to', async () => {
    const organisationId = randomUUID()
    const parentId = randomUUID()
    const manager = await known(stand, 'provider_manager')
    await knownOrganisation(stand, organisationId, { parentId, providerManagerId: manager.userId })
    const readers = [
      manager,
      await known(stand, 'partner', { organisationId }),
      await known(stand, 'cbo_program_manager', { organisationId }),
      await known(stand, 'workforce_development', { organisationId }),
      await known(stand, 'intermediary', { organisationId: parentId }),
    ]
    const others = [
      await known(stand, 'billing_manager', { organisationId }),
      await known(stand, 'idhs_manager', { organisationId }),
      await known(stand, 'fcrc', { organisationId }),
      await known(stand, 'partner', { organisationId, active: false }),
      await known(stand, 'partner', { organisationId: parentId }),
    ]
    const by = stand.as(caller('super_admin'))
    const { recipients } = await by.call(organisationNoteOptions, { organisationId })
    expect(recipients.map(({ userId }) => userId).toSorted()).toEqual(readers.map(({ userId }) => userId).toSorted())
    for (const { userId } of others) {
      const writing = by.call(writeOrganisationNote, organisationNote({ organisationId, sendTo: [userId] }))
      await expect(writing).rejects.toMatchObject({ details: { fields: { sendTo: expect.any(String) } } })
    }
  })

  it('NOTE-002 counts all notes also beyond the last page, and opens the one that a mail names', async () => {
    const { id } = await stand.as(author).call(writeOrganisationNote, organisationNote({ subject: 'Far away' }))
    const beyond = await stand.as(author).call(listOrganisationNotes, { q: 'Far away', page: 7 })
    expect(beyond).toMatchObject({ rows: [], total: 1 })
    expect(await stand.as(author).call(openOrganisationNote, { id })).toMatchObject({ subject: 'Far away' })
    const stranger = stand.as(partner({ organisationId: OTHER_ORGANISATION }))
    await expect(stranger.call(openOrganisationNote, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is seen by the organisation, the intermediary above it and IDHS, and by no other provider', async () => {
    const { id } = await stand.as(author).call(writeOrganisationNote, organisationNote({ subject: 'Who sees this' }))
    const sees = async (by: Parameters<typeof stand.as>[0]) =>
      (await stand.as(by).call(listOrganisationNotes, { q: 'Who sees this' })).rows.some((row) => row.id === id)
    expect(await sees(partner())).toBe(true)
    expect(await sees(caller('intermediary', { subGranteeIds: [ORGANISATION] }))).toBe(true)
    expect(await sees(caller('cbo_program_manager', { organisationId: ORGANISATION }))).toBe(true)
    expect(await sees(caller('workforce_development'))).toBe(true)
    expect(await sees(partner({ organisationId: OTHER_ORGANISATION }))).toBe(false)
  })

  it('is written about the own organisation only, by a provider', async () => {
    const elsewhere = organisationNote({ organisationId: OTHER_ORGANISATION })
    await expect(stand.as(author).call(writeOrganisationNote, elsewhere)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { organisations } = await stand.as(author).call(organisationNoteOptions, {})
    expect(organisations.map(({ id }) => id)).toEqual([ORGANISATION])
    const manager = caller('provider_manager', { assignedOrganisationIds: [OTHER_ORGANISATION] })
    expect((await stand.as(manager).call(writeOrganisationNote, elsewhere)).organisation.id).toBe(OTHER_ORGANISATION)
  })

  it('HELP-019 carries no Social Security number', async () => {
    const call = stand.as(author).call(writeOrganisationNote, organisationNote({ message: 'About 123-45-6789.' }))
    await expect(call).rejects.toMatchObject({
      code: 'PERSONAL_DATA',
      details: { fields: { message: expect.any(String) } },
    })
  })
})
