import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { contract, type Caller } from '@isets/contracts'
import { asked, management, written } from '../test/notes.ts'
import { caller, MONDAY, ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

const {
  listNotes,
  openNote,
  requestDeletion,
  listDeletionRequests,
  countDeletionRequests,
  openDeletionRequest,
  decideDeletion,
} = contract.casework
const author = partner({ name: 'Wren Demo-Baker' })
const manager = management()
const superUser = caller('super_admin')
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

const decide = (by: Caller, id: string, decision: 'approved' | 'rejected' = 'approved', version = 1) =>
  stand.as(by).call(decideDeletion, { id, version, decision, note: 'Looked at both notes.' })
const noteIds = async (by: Caller = author) =>
  (await stand.as(by).call(listNotes, { customerId })).rows.map(({ id }) => id)

describe('asking for a deletion', () => {
  it('NOTE-013 needs a reason, leaves the note where it is, and shows beside it that it was asked', async () => {
    const { id } = await written(stand, author, customerId)
    const without = { id, reason: 'other', explanation: ' ' } as const
    await expect(stand.as(author).call(requestDeletion, without)).rejects.toMatchObject({ code: 'INVALID' })
    await asked(stand, author, id)
    expect(await stand.as(author).call(openNote, { id })).toMatchObject({
      deletion: { status: 'not_reviewed', requestedBy: 'Wren Demo-Baker', decisionNote: null },
      mayRequestDeletion: false,
    })
    await expect(asked(stand, author, id)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('NOTE-013 is possible once, however many ask at the same moment', async () => {
    const { id } = await written(stand, author, customerId)
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => asked(stand, partner(), id)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('refuses a Social Security number, and a note of somebody else as duplicate', async () => {
    const { id } = await written(stand, author, customerId)
    const elsewhere = await written(stand, author, await stand.customer({ granted: [ORGANISATION] }))
    const ssn = asked(stand, author, id, { explanation: 'It names 123-45-6789.' })
    await expect(ssn).rejects.toMatchObject({ code: 'PERSONAL_DATA' })
    for (const duplicateOf of [elsewhere.id, id]) {
      await expect(asked(stand, author, id, { duplicateOf })).rejects.toMatchObject({ code: 'INVALID' })
    }
  })
})

describe('the report', () => {
  it('NOTE-015, RPTD-01 starts with what is not reviewed, the oldest first, and counts', async () => {
    const before = await stand.as(superUser).call(countDeletionRequests, {})
    const [first, second, third] = [
      await written(stand, author, customerId),
      await written(stand, author, customerId),
      await written(stand, author, customerId),
    ]
    const ids = [await asked(stand, author, first.id)]
    stand.clock.advance({ minutes: 5 })
    ids.push(await asked(stand, author, second.id))
    const gone = await asked(stand, author, third.id)
    await decide(manager, gone)
    const { rows } = await stand.as(superUser).call(listDeletionRequests, { q: 'Demo-Baker', pageSize: 200 })
    expect(rows.map(({ id }) => id).filter((id) => [...ids, gone].includes(id))).toEqual(ids)
    expect(rows.at(-1)).toMatchObject({
      status: 'not_reviewed',
      requester: { name: 'Wren Demo-Baker' },
      requesterOrganisation: 'Prairie Demo Works',
      explanation: 'Saved twice by mistake.',
      customer: { id: customerId },
      noteExcerpt: expect.stringContaining('The customer came'),
    })
    const all = await stand.as(superUser).call(listDeletionRequests, { status: ['approved'], pageSize: 200 })
    expect(all.rows.map(({ id }) => id)).toContain(gone)
    const beyond = await stand.as(superUser).call(listDeletionRequests, { status: ['approved'], page: 900 })
    expect(beyond).toMatchObject({ rows: [], total: all.total })
    const after = await stand.as(superUser).call(countDeletionRequests, {})
    expect(after.not_reviewed - before.not_reviewed).toBe(2)
    expect(after.approved - before.approved).toBe(1)
  })

  it('NOTE-016 shows the note beside the one that it repeats, named or the most similar', async () => {
    const original = await written(stand, author, customerId)
    await written(stand, author, customerId, { data: 'Something else entirely.', analysis: 'Nothing.', plan: 'None.' })
    const double = await written(stand, author, customerId)
    const id = await asked(stand, author, double.id)
    const view = await stand.as(manager).call(openDeletionRequest, { id })
    expect(view).toMatchObject({
      note: { id: double.id },
      other: { id: original.id },
      likeness: 100,
      otherIsNamed: false,
      otherIsDeleted: false,
    })
    expect(view).toMatchObject({ mayDecide: true, hindrance: null })
    const looked = await stand.sql<{ object_id: string }>(
      `select object_id from audit_event where actor = ? and action = 'read'`,
      [manager.userId],
    )
    expect(looked.map((row) => row.object_id)).toEqual(expect.arrayContaining([id, double.id, original.id]))
  })

  it('has nothing to compare when there is one note only', async () => {
    const { id } = await written(stand, author, customerId)
    const request = await asked(stand, author, id, { reason: 'other' })
    expect(await stand.as(manager).call(openDeletionRequest, { id: request })).toMatchObject({
      other: null,
      likeness: null,
    })
  })
})

describe('the decision', () => {
  it('NOTE-017 an approval hides the note everywhere and keeps it for the audit', async () => {
    const kept = await written(stand, author, customerId)
    const { id } = await written(stand, author, customerId)
    const request = await asked(stand, author, id, { duplicateOf: kept.id })
    const decided = await decide(manager, request)
    expect(decided).toMatchObject({
      status: 'approved',
      version: 2,
      requester: { name: 'Wren Demo-Baker' },
      decidedBy: { id: manager.userId, name: 'Linden Demo-Harper' },
      decidedAt: '2026-03-02T15:00:00.000Z',
      decisionNote: 'Looked at both notes.',
      note: { id, data: expect.stringContaining('The customer came') },
      other: { id: kept.id },
      otherIsNamed: true,
    })
    for (const reader of [author, superUser, manager]) {
      expect(await noteIds(reader)).toEqual([kept.id])
      await expect(stand.as(reader).call(openNote, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    expect(await stand.sql('select 1 from case_note where id = ?', [id])).toHaveLength(1)
    const audit = await stand.sql(
      `select 1 from audit_event where action = 'delete' and object_type = 'CaseNote' and object_id = ?`,
      [id],
    )
    expect(audit).toHaveLength(1)
  })

  it('NOTE-016 a rejection leaves the note, with the reason beside it; it may be asked for again', async () => {
    const { id } = await written(stand, author, customerId)
    await decide(manager, await asked(stand, author, id), 'rejected')
    expect(await stand.as(author).call(openNote, { id })).toMatchObject({
      deletion: { status: 'rejected', decisionNote: 'Looked at both notes.' },
      mayRequestDeletion: true,
    })
    await asked(stand, author, id)
  })

  it('NOTE-014, C22 is for IDHS management with super-user access, never for the one who asked', async () => {
    const { id } = await written(stand, author, customerId)
    const self = management({ userId: author.userId })
    const request = await asked(stand, author, id)
    for (const by of [superUser, caller('idhs_manager'), author, self]) {
      await expect(decide(by, request)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    const opened = (by: Caller) => stand.as(by).call(openDeletionRequest, { id: request })
    expect(await opened(self)).toMatchObject({ mayDecide: false, hindrance: expect.stringContaining('yourself') })
    expect(await opened(superUser)).toMatchObject({
      mayDecide: false,
      hindrance: expect.stringContaining('management'),
    })
    expect(await noteIds()).toEqual([id])
  })

  it('comes once: the second is told what happened', async () => {
    const { id } = await written(stand, author, customerId)
    const request = await asked(stand, author, id)
    const both = await Promise.allSettled([decide(manager, request), decide(management(), request, 'rejected')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(decide(manager, request, 'approved', 2)).rejects.toMatchObject({ code: 'WRONG_STATUS' })
  })

  describe('of two notes that are named as duplicates of each other', () => {
    const crossed = async () => {
      const [one, two] = [await written(stand, author, customerId), await written(stand, author, customerId)]
      return [
        await asked(stand, author, one.id, { duplicateOf: two.id }),
        await asked(stand, author, two.id, { duplicateOf: one.id }),
      ] as const
    }

    it('NOTE-016 deletes one: the second request can only be rejected, and says so', async () => {
      const [first, second] = await crossed()
      await decide(manager, first)
      const opened = await stand.as(manager).call(openDeletionRequest, { id: second })
      expect(opened).toMatchObject({ otherIsNamed: true, otherIsDeleted: true, mayDecide: true, hindrance: null })
      await expect(decide(manager, second)).rejects.toMatchObject({
        code: 'WRONG_STATUS',
        details: { reason: 'The other note is deleted already: reject this request.' },
      })
      expect(await noteIds()).toEqual([opened.note.id])
      expect(await decide(manager, second, 'rejected')).toMatchObject({ status: 'rejected' })
    })

    it('NOTE-016 deletes one when two managers approve both at the same moment', async () => {
      for (const _ of Array.from({ length: 6 })) {
        const before = await noteIds()
        const both = await Promise.allSettled((await crossed()).map((id) => decide(management(), id)))
        expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
        expect(await noteIds()).toHaveLength(before.length + 1)
      }
    })
  })

  it('NOTE-016 is told to the requester, with initials and without a word of the note', async () => {
    const { id } = await written(stand, author, customerId)
    const request = await asked(stand, author, id)
    await decide(manager, request)
    const [event] = await stand.sql<{ payload: object }>(
      `select payload from outbox where type = 'case-note-deletion-decided' and aggregate_id = ?`,
      [request],
    )
    expect(event?.payload).toMatchObject({
      customerInitials: 'WD',
      requester: { id: author.userId, email: author.email },
      decision: 'approved',
      decidedBy: { id: manager.userId },
    })
    expect(JSON.stringify(event?.payload)).not.toMatch(/Looked at both|The customer came/)
  })
})
