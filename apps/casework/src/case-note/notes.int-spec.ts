import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { CONTACT_TYPES, contract, type Caller } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { identityEvents } from '@isets/contracts'
import { asked, known, knownOrganisation, note, written } from '../test/notes.ts'
import {
  caller,
  MONDAY,
  ORGANISATION,
  OTHER_ORGANISATION,
  partner,
  startStand,
  type CaseworkStand,
} from '../test/stand.ts'

const { writeNote, listNotes, openNote, listTeam, joinTeam, leaveTeam, findTeamCandidates } = contract.casework
/** The intermediary above the organisation of the author. */
const PARENT = '10000000-0000-4000-8000-000000000009'
const author = partner({ name: 'Wren Demo-Baker' })
let stand: CaseworkStand
let customerId: string
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())
beforeEach(async () => {
  stand.clock.set(MONDAY)
  customerId = await stand.customer({ granted: [ORGANISATION] })
})

const events = (type: string, id: string) =>
  stand.sql<{ payload: Record<string, unknown> }>('select payload from outbox where type = ? and aggregate_id = ?', [
    type,
    id,
  ])
const listed = async (by: Caller = author, input = {}) =>
  (await stand.as(by).call(listNotes, { customerId, ...input })).rows
const refused = (by: Caller, changes: Partial<Parameters<typeof note>[1]>) =>
  stand.as(by).call(writeNote, note(customerId, changes))

describe('a case note', () => {
  it('NOTE-006, NOTE-007, NOTE-028 keeps author and entry time by itself, and the day of contact as given', async () => {
    const view = await written(stand, author, customerId, { contactOn: '2026-02-27', contactType: 'phone' })
    expect(view).toMatchObject({
      contactOn: '2026-02-27',
      contactType: 'phone',
      author: { id: author.userId, name: 'Wren Demo-Baker' },
      organisation: { id: ORGANISATION, name: 'Prairie Demo Works' },
      writtenAt: '2026-03-02T15:00:00.000Z',
      outOfOrder: false,
      mayRequestDeletion: true,
    })
    expect(await stand.as(author).call(openNote, { id: view.id })).toEqual(view)
  })

  it('NOTE-007 is not about a contact that has not happened yet', async () => {
    await expect(refused(author, { contactOn: '2026-03-03' })).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { contactOn: expect.stringContaining('not happened yet') } },
    })
  })

  it.each(['data', 'analysis', 'plan'] as const)('HELP-019 carries no Social Security number in %s', async (part) => {
    const refusal = refused(author, { [part]: 'The number is 123-45-6789.' })
    await expect(refusal).rejects.toMatchObject({
      code: 'PERSONAL_DATA',
      details: { fields: { [part]: expect.any(String) } },
    })
    expect(await listed()).toEqual([])
  })

  it('NOTE-008 is of one of six types', async () => {
    const types = [
      ...(['phone', 'office_visit', 'third_party_contact'] as const),
      ...(['virtual_meeting', 'employment_verification', 'referral'] as const),
    ]
    for (const contactType of types) {
      expect(await written(stand, author, customerId, { contactType })).toMatchObject({ contactType })
    }
    await expect(refused(author, { contactType: 'letter' as 'phone' })).rejects.toMatchObject({ code: 'INVALID' })
    expect(CONTACT_TYPES).toEqual(types)
  })

  it('NOTE-012 does not name another customer of the provider, unless somebody else is meant', async () => {
    await stand.customer({ granted: [ORGANISATION], firstName: 'Juniper', lastName: 'Sample-Fielding' })
    const data = 'Came together with Juniper Sample-Fielding.'
    const sentence = expect.stringContaining('Juniper Sample-Fielding: another customer')
    await expect(refused(author, { data })).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { data: sentence, somebodyElse: expect.any(String) } },
    })
    expect(await listed()).toEqual([])
    await written(stand, author, customerId, { data, somebodyElse: true })
    await written(stand, author, customerId, { data: 'Wren Demo-Baker came alone, without Juniper.' })
  })

  it('NOTE-012 IDN-015 tells nobody who is a customer of others', async () => {
    await stand.customer({ granted: [OTHER_ORGANISATION], firstName: 'Sorrel', lastName: 'Sample-Hidden' })
    const data = 'Came together with Sorrel Sample-Hidden.'
    await written(stand, author, customerId, { data })
    await expect(refused(caller('workforce_development'), { data })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('NOTE-009 needs all three parts', async () => {
    await expect(refused(author, { plan: '  ' })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('NOTE-010, NOTE-011 is corrected and added to by further notes that say so', async () => {
    const first = await written(stand, author, customerId)
    const relation = { kind: 'correction', noteId: first.id } as const
    const second = await written(stand, author, customerId, { relation })
    expect(second.relation).toEqual({ kind: 'correction', noteId: first.id, contactOn: '2026-03-02' })
    const elsewhere = await stand.customer({ granted: [ORGANISATION] })
    await expect(written(stand, author, elsewhere, { relation })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('NOTE-011 is marked when it comes out of order', async () => {
    await written(stand, author, customerId)
    expect(await written(stand, author, customerId, { contactOn: '2026-02-20' })).toMatchObject({ outOfOrder: true })
    expect((await listed()).map(({ contactOn }) => contactOn)).toEqual(['2026-03-02', '2026-02-20'])
  })

  it('NOTE-026 follows an exit for 60 days and not later; IDHS may still write', async () => {
    await stand.sql(`update customer set exited_on = '2026-01-01' where id = ?`, [customerId])
    await written(stand, author, customerId)
    stand.clock.set('2026-03-03T15:00:00Z')
    await expect(refused(author, {})).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    await written(stand, caller('workforce_development'), customerId)
  })

  it('is found by words, type and days', async () => {
    await written(stand, author, customerId, { data: 'We spoke about 100% attendance.', contactType: 'phone' })
    await written(stand, author, customerId, { contactOn: '2026-02-01' })
    expect(await listed(author, { q: '100%' })).toHaveLength(1)
    expect(await listed(author, { q: 'nothing like it' })).toEqual([])
    expect(await listed(author, { contactType: ['phone'] })).toHaveLength(1)
    expect(await listed(author, { to: '2026-02-15' })).toHaveLength(1)
    expect(await stand.as(author).call(listNotes, { customerId, pageSize: 1 })).toMatchObject({ total: 2 })
    const beyond = await stand.as(author).call(listNotes, { customerId, page: 3 })
    expect(beyond).toMatchObject({ rows: [], total: 2 })
  })

  it('is audited when it is written and when it is read', async () => {
    const { id } = await written(stand, author, customerId)
    await listed()
    await stand.as(author).call(openNote, { id })
    const rows = await stand.sql<{ action: string; object_id: string }>(
      `select action, object_id from audit_event where actor = ? and object_type = 'CaseNote' and object_id in (?, ?) order by id`,
      [author.userId, id, customerId],
    )
    expect(rows.map((row) => `${row.action} ${row.object_id}`)).toEqual([
      `add ${id}`,
      `read ${customerId}`,
      `read ${id}`,
    ])
  })

  it('IDN-015 is hidden from a provider as soon as its access ends, by list and by address', async () => {
    const { id } = await written(stand, author, customerId)
    const other = partner({ organisationId: OTHER_ORGANISATION })
    await expect(listed(other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await stand.sql(`update customer set granted_organisation_ids = '{}' where id = ?`, [customerId])
    await expect(listed()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(stand.as(author).call(openNote, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(asked(stand, author, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('copies to the integrated resource team', () => {
  it('CASE-028, CASE-029, NOTE-018 go to chosen members only, and the event tells nothing of the note', async () => {
    const member = await known(stand, 'partner', { organisationId: ORGANISATION })
    const stranger = await known(stand, 'provider_manager')
    const team = await stand.as(author).call(joinTeam, { customerId, userId: member.userId })
    expect(team.map(({ userId }) => userId)).toEqual([member.userId])
    await expect(refused(author, { copyTo: [member.userId, stranger.userId] })).rejects.toMatchObject({
      details: { fields: { copyTo: expect.any(String) } },
    })
    const { id, copiedTo } = await written(stand, author, customerId, { copyTo: [member.userId] })
    expect(copiedTo).toEqual([member.name])
    const [event] = await events('case-note-written', id)
    expect(event?.payload).toMatchObject({
      customerInitials: 'WD',
      copies: [{ name: member.name, email: member.email }],
    })
    expect(JSON.stringify(event?.payload)).not.toMatch(/schedule|bus pass|Demo-Baker.*Demo-Baker/)
  })

  it('NOTE-018 are offered to those who may read the notes, by role and by grant, and to nobody else', async () => {
    await knownOrganisation(stand, ORGANISATION, { parentId: PARENT })
    await knownOrganisation(stand, PARENT)
    const readers = [
      await known(stand, 'workforce_development'),
      await known(stand, 'partner', { organisationId: ORGANISATION }),
      await known(stand, 'intermediary', { organisationId: PARENT }),
    ]
    const others = [
      await known(stand, 'billing_manager'),
      await known(stand, 'fcrc'),
      await known(stand, 'partner', { organisationId: OTHER_ORGANISATION }),
      await known(stand, 'partner', { organisationId: PARENT }),
      await known(stand, 'cbo_program_manager', { organisationId: ORGANISATION }),
    ]
    const offered: string[] = []
    for (const { name: q } of [...readers, ...others]) {
      const found = await stand.as(author).call(findTeamCandidates, { customerId, q })
      offered.push(...found.map(({ userId }) => userId))
    }
    expect(offered).toEqual(readers.map(({ userId }) => userId))
    for (const { userId } of others) {
      const joining = stand.as(author).call(joinTeam, { customerId, userId })
      await expect(joining).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })

  it('NOTE-018 go to nobody whose provider lost access; the member stays in the team, marked', async () => {
    await stand.sql('update customer set granted_organisation_ids = ?::uuid[] where id = ?', [
      `{${ORGANISATION},${OTHER_ORGANISATION}}`,
      customerId,
    ])
    const member = await known(stand, 'partner', { organisationId: OTHER_ORGANISATION })
    const joined = await stand.as(author).call(joinTeam, { customerId, userId: member.userId })
    expect(joined).toMatchObject([{ userId: member.userId, readsNotes: true }])
    await stand.sql('update customer set granted_organisation_ids = ?::uuid[] where id = ?', [
      `{${ORGANISATION}}`,
      customerId,
    ])
    expect(await stand.as(author).call(listTeam, { customerId })).toMatchObject([
      { userId: member.userId, readsNotes: false },
    ])
    await expect(refused(author, { copyTo: [member.userId] })).rejects.toMatchObject({
      details: { fields: { copyTo: expect.stringContaining('who may read') } },
    })
  })

  it('IDN-066 a person who was removed gets none any more', async () => {
    const member = await known(stand, 'partner', { organisationId: ORGANISATION })
    await stand.as(author).call(joinTeam, { customerId, userId: member.userId })
    const name = { firstName: 'Aspen', lastName: 'Sample-Gone', email: member.email }
    await stand.tell(identityEvents.userChanged, member.userId, 1, {
      ...name,
      userId: member.userId,
      roles: ['partner'],
      organisationId: ORGANISATION,
      status: 'deactivated',
    })
    await eventually(async () => (await stand.as(author).call(listTeam, { customerId })).length === 0)
    await expect(refused(author, { copyTo: [member.userId] })).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('CASE-028 members are found by name, join once and leave', async () => {
    const person = await known(stand, 'workforce_development')
    const candidates = await stand.as(author).call(findTeamCandidates, { customerId, q: person.name })
    expect(candidates).toEqual([{ userId: person.userId, name: person.name, organisation: null, addedAt: null }])
    for (const _ of [1, 2]) await stand.as(author).call(joinTeam, { customerId, userId: person.userId })
    expect(await stand.as(author).call(findTeamCandidates, { customerId, q: person.name })).toEqual([])
    expect(await stand.as(author).call(leaveTeam, { customerId, userId: person.userId })).toEqual([])
    await expect(stand.as(author).call(joinTeam, { customerId, userId: randomUUID() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
