import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { caseNoteEvents, contract, identityEvents, type PayloadOf } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { v7 } from 'uuid'
import { caseNoteSamples, deletionSamples, organisationNoteSamples } from '../template/case-note-samples.ts'
import { callerWith, notifierOnTheBus } from '../test/notifier-on-the-bus.ts'

const { caseNoteWritten, organisationNoteWritten, caseNoteDeletionDecided } = caseNoteEvents
const note = caseNoteSamples['a copy'] as PayloadOf<typeof caseNoteWritten>
const about = organisationNoteSamples['a copy'] as PayloadOf<typeof organisationNoteWritten>
const [MEMBER] = note.copies
let notifier: Awaited<ReturnType<typeof notifierOnTheBus>>
beforeAll(async () => {
  notifier = await notifierOnTheBus()
})
afterAll(() => notifier.stop())
beforeEach(() => notifier.sink.clear())

const subjectsTo = (email: string) => notifier.sink.sentTo(email).map(({ subject }) => subject)

describe('events about notes', () => {
  it('NOTE-018, NOTE-004, NOTE-016 become one mail each, however often they come', async () => {
    const decided = deletionSamples('approved')['a duplicate'] as PayloadOf<typeof caseNoteDeletionDecided>
    const ids = { id: v7(), aggregateId: v7() }
    for (const _ of [1, 2, 3]) await notifier.tell(caseNoteWritten, note, ids)
    await notifier.tell(organisationNoteWritten, about)
    await notifier.tell(caseNoteDeletionDecided, decided)
    await eventually(() => notifier.sink.received.length === 3)
    expect(subjectsTo(MEMBER?.email ?? '').toSorted()).toEqual([
      'A case note for you: customer AS',
      'A note about Prairie Demo Works',
    ])
    expect(subjectsTo(decided.requester.email)).toEqual(['Deletion of a case note approved: customer AS'])
  })

  it('NOTIF-008 leave out a member who does not want copies', async () => {
    const userId = v7()
    const email = `${userId}@people.example`
    const person = { userId, firstName: 'Maple', lastName: 'Demo-Walker', email, organisationId: null }
    const facts = { ...person, roles: ['workforce_development' as const], status: 'active' as const }
    await notifier.tell(identityEvents.userChanged, facts, { aggregateId: userId })
    await eventually(async () => (await notifier.sql('select 1 from person where id = ?', [userId])).length === 1)
    const self = notifier.as({ ...callerWith('workforce_development'), userId, email })
    await self.call(contract.notifier.saveMailPreferences, { unwanted: ['case_note_copy'] })
    const copies = [{ name: 'Maple Demo-Walker', email }, ...note.copies]
    await notifier.tell(caseNoteWritten, { ...note, copies })
    await eventually(() => notifier.sink.received.length === 1)
    expect(subjectsTo(email)).toEqual([])
  })
})
