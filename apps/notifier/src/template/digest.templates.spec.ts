import { describe, expect, it } from '@jest/globals'
import { caseNoteSamples, deletionSamples } from './case-note-samples.ts'
import { dailySamples, weeklySamples } from './digest-samples.ts'
import { NOBODY_KNOWN } from './mail-template.ts'
import { TEMPLATES } from './templates.ts'

const around = { webUrl: 'https://isets.example', onDutyMailbox: 'on-duty@siu.example' }

describe('the daily digest', () => {
  const facts = dailySamples['three referrals, one overdue']
  const mail = TEMPLATES['referral-digest'].render(facts, 'provider', around)

  it('NOTIF-001 says how many wait, and lists each with its age and due date, overdue ones first', () => {
    expect(mail.subject).toBe('3 referrals wait for your answer, 1 overdue')
    const lines = mail.text.split('\n').filter((line) => line.startsWith('RF-'))
    expect(lines).toEqual([
      'RF-000101 · AS · SNAP Job Placement · 8 days · Overdue since Mon, Mar 9, 10:00 AM',
      'RF-000107 · BD · SNAP Job Placement · 4 days · Fri, Mar 13, 2:00 PM',
      'RF-000112 · CW · – · today · Tue, Mar 17, 9:00 AM',
    ])
  })

  it('NOTIF-003 says of which day it is, so that each day can be told from the next', () => {
    expect(mail.text).toContain('Prairie Demo Works, Mar 10, 2026: 3 referrals are pending')
  })

  it('NOTIF-001 leads to the list of what it counts, of this provider alone, and to the preferences', () => {
    const list = 'https://isets.example/referrals?view=mine'
    expect(mail.text).toContain(`${list}&organisation=${facts?.organisationId}`)
    expect(mail.text).toContain('https://isets.example/account/mail')
  })

  it('speaks of one referral in the singular, and says what did not fit', () => {
    const single = dailySamples['a single referral']
    expect(TEMPLATES['referral-digest'].render(single, 'provider', around).subject).toBe(
      '1 referral waits for your answer',
    )
    const many = { ...facts, pending: 60 }
    expect(TEMPLATES['referral-digest'].render(many, 'provider', around).text).toContain('57 more are in ISETS.')
  })
})

describe('the weekly summary', () => {
  it('NOTIF-002 has a line for each provider', () => {
    const mail = TEMPLATES['referral-summary'].render(weeklySamples['two providers'], 'provider-manager', around)
    expect(mail.subject).toBe('5 referrals wait at your providers, 2 overdue')
    expect(mail.text).toContain('of your providers on Mar 9, 2026, by provider.')
    expect(mail.text).toContain('Prairie Demo Works · 3 · 2 · 12 days · Thu, Mar 5, 9:00 AM')
    expect(mail.text).toContain('https://isets.example/referrals?view=mine')
    expect(mail.text).toContain('River Demo House · 2 · 0 · 3 days · Thu, Mar 12, 10:00 AM')
  })
})

describe('mails about case notes', () => {
  it('NOTIF-018 a copy tells who wrote when about whom, by initials, and nothing of what it says', () => {
    const { subject, text } = TEMPLATES['case-note-copy'].render(caseNoteSamples['a copy'], 'team', around)
    expect(subject).toBe('A case note for you: customer AS')
    expect(text).toContain('Contact: Office visit, 03/02/2026')
    expect(text).toContain('https://isets.example/customers/0d9b7c1e-52a4-4f35-9d4f-2f6a8e1c3b70/notes?note=5a0e7f52')
  })

  it.each(['approved', 'rejected'] as const)(
    'NOTE-016 the requester is told that the request is %s, once',
    (decision) => {
      const facts = deletionSamples(decision)['a duplicate']
      const told = (['deletion-approved', 'deletion-rejected'] as const).filter(
        (name) => TEMPLATES[name].recipients(facts, around, NOBODY_KNOWN).length > 0,
      )
      expect(told).toEqual([`deletion-${decision}`])
      const mail = TEMPLATES[`deletion-${decision}`].render(facts, 'requester', around)
      expect(mail.subject).toBe(`Deletion of a case note ${decision}: customer AS`)
      expect(mail.text).toContain('Reason you gave: Duplicate of another note')
    },
  )
})
