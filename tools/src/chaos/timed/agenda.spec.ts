import { describe, expect, it } from '@jest/globals'
import type { ReceivedMail } from '@isets/testing'
import { judgeTimed, missing, type Agenda } from './agenda.ts'
import type { TimedMail } from './timed-mail.ts'

const MONDAY = 'Nov 23, 2026'
const TUESDAY = 'Nov 24, 2026'
const digest = (to: string, about: string): TimedMail => ({ kind: 'digest', about, to })
const warning = { kind: 'warning', about: 'SR-000001: your request closes soon', to: 'a@x.example' } as const
const closing = { kind: 'closing', about: 'SR-000001: your request is closed', to: 'a@x.example' } as const

let count = 0
const received = (subject: string, text: string, to: string): ReceivedMail => ({
  ...{ messageId: `mail-${++count}`, subject, text, recipients: [to] },
  ...{ from: 'isets@x.example', html: '', headers: new Map() },
})
const digestMail = (to: string, day: string) =>
  received('2 referrals wait for your answer, 1 overdue', `Demo Works, ${day}: 2 referrals are pending.`, to)
const agenda: Agenda = {
  due: [digest('a@x.example', MONDAY), digest('a@x.example', TUESDAY), warning],
  forbidden: [closing],
}
const monday = digestMail('a@x.example', MONDAY)
const tuesday = digestMail('a@x.example', TUESDAY)
const warned = received(warning.about, 'Without an answer it closes on Dec 9, 2026.', warning.to)
const WRONG = { notMailed: [], mailedTwice: [], undue: [] }

describe('the mails of the clock in a chaos run', () => {
  it('NOTIF-003 are right when each day and each warning has come once', () => {
    const verdict = judgeTimed(agenda, [monday, tuesday, warned, received('Something else', MONDAY, 'b@x.example')])
    expect(verdict).toMatchObject({ ...WRONG, rawRepeats: 0 })
    expect(verdict.timed).toMatchObject({ digest: { due: 2, mailed: 2 }, warning: { due: 1, mailed: 1 } })
  })

  it('NOTIF-003 shows a lost digest, also when another day has come twice', () => {
    const verdict = judgeTimed(agenda, [monday, digestMail('a@x.example', MONDAY), warned])
    expect(verdict.notMailed).toEqual([`digest (${TUESDAY}) → a@x.example`])
    expect(verdict.mailedTwice).toEqual([`digest (${MONDAY}) → a@x.example`])
    expect(verdict.timed.digest).toEqual({ due: 2, mailed: 1 })
    expect(missing(agenda.due, [monday, warned])).toEqual([digest('a@x.example', TUESDAY)])
  })

  it('lets the same mail come again, and no other', () => {
    expect(judgeTimed(agenda, [monday, monday, tuesday, warned])).toMatchObject({ ...WRONG, rawRepeats: 1 })
    const twice = judgeTimed(agenda, [monday, tuesday, warned, { ...warned, messageId: 'another' }])
    expect(twice.mailedTwice).toEqual([`warning (${warning.about}) → a@x.example`])
  })

  it('NOTIF-006 shows a closing that was forbidden, and a digest to somebody who gets none', () => {
    const wrong = [received(closing.about, '', closing.to), digestMail('gone@x.example', MONDAY)]
    expect(judgeTimed(agenda, [monday, tuesday, warned, ...wrong]).undue).toEqual([
      `closing (${closing.about}) → a@x.example`,
      `digest (${MONDAY}) → gone@x.example`,
    ])
  })

  it('counts double reminders also of what is on nobody’s agenda', () => {
    const twice = ['one', 'two'].map(() => received('OVR-000042: the decision is due', '', 'c@x.example'))
    expect(judgeTimed({ due: [], forbidden: [] }, twice).mailedTwice).toHaveLength(1)
  })
})
