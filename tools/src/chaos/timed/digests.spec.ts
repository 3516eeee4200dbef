import { describe, expect, it } from '@jest/globals'
import { DEMO_ORGANISATIONS, DEMO_USERS } from '@isets/demo'
import { digestsDue } from './digests.ts'

const [first, second] = DEMO_ORGANISATIONS
const ids = [first, second].flatMap((one) => one?.id ?? [])
const SUNDAY = new Date('2026-11-22T15:00:00Z')
const MONDAY_7 = new Date('2026-11-23T13:00:05Z')
const TUESDAY_7 = new Date('2026-11-24T13:00:05Z')
const kindsOf = (since: Date, moment: Date) =>
  new Set(digestsDue(ids, since, moment).map(({ kind, about }) => `${kind} ${about}`))

describe('the digests that a chaos run expects', () => {
  it('NOTIF-001 NOTIF-002 are one of each day, and on Monday the summary as well', () => {
    expect(kindsOf(SUNDAY, MONDAY_7)).toEqual(new Set(['digest Nov 23, 2026', 'summary Nov 23, 2026']))
    expect(kindsOf(MONDAY_7, TUESDAY_7)).toEqual(new Set(['digest Nov 24, 2026']))
    expect(kindsOf(MONDAY_7, new Date(MONDAY_7.getTime() + 60_000))).toEqual(new Set())
  })

  it('NOTIF-003 are those of the last day when the clock leaps, the summary that of the last Monday', () => {
    const leap = kindsOf(TUESDAY_7, new Date('2026-12-10T15:00:00Z'))
    expect(leap).toEqual(new Set(['digest Dec 10, 2026', 'summary Dec 7, 2026']))
  })

  it('NOTIF-001 go to whoever works there on referrals and has not left, the summary to their provider manager', () => {
    const due = digestsDue(ids, SUNDAY, MONDAY_7)
    const told = due.filter(({ kind }) => kind === 'digest').map(({ to }) => to)
    const here = DEMO_USERS.filter(({ organisationId }) => organisationId !== null && ids.includes(organisationId))
    expect(told.toSorted()).toEqual(
      here
        .filter(({ status }) => status === 'active')
        .map(({ email }) => email)
        .toSorted(),
    )
    expect(here.some(({ status }) => status === 'deactivated')).toBe(true)
    const manager = DEMO_USERS.find(({ id }) => id === first?.providerManagerId)
    expect(due.filter(({ kind }) => kind === 'summary').map(({ to }) => to)).toEqual([manager?.email])
  })
})
