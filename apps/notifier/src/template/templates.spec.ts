import { describe, expect, it } from '@jest/globals'
import { helpDeskEvents } from '@isets/contracts'
import { TEMPLATE_NAMES, TEMPLATES } from './templates.ts'
import { NOBODY_KNOWN, type Audience } from './mail-template.ts'
import {
  answeredSamples,
  closingSoonSamples,
  copiedSamples,
  escalatedSamples,
  filedSamples,
  madeUrgentSamples,
  movedSamples,
} from './samples.ts'

const around = { webUrl: 'https://isets.example', onDutyMailbox: 'on-duty@siu.example' }
const REQUESTER = 'maple.demo-walker@prairie.example'
const COPY = 'cedar.sample-weaver@idhs.example'

const everySample = TEMPLATE_NAMES.flatMap((name) =>
  Object.entries(TEMPLATES[name].samples).map((one) => [name, ...one] as const),
)

const ABOUT_REQUESTS = TEMPLATE_NAMES.filter((name) => TEMPLATES[name].event.service === 'help-desk')
const everyRequestSample = everySample.filter(([name]) => ABOUT_REQUESTS.includes(name))

describe('every mail', () => {
  it.each(everySample)('%s, %s: leads to ISETS whoever can open it, and says why it comes', (name, _sample, facts) => {
    const [recipient] = TEMPLATES[name].recipients(facts, around, NOBODY_KNOWN)
    const { html, text } = TEMPLATES[name].render(facts, recipient?.audience ?? 'requester', around)
    for (const part of [html, text]) {
      expect(part.includes('https://isets.example/')).toBe(recipient?.audience !== 'mailbox')
      expect(part).toContain('You get this mail because')
      expect(part).not.toContain('undefined')
    }
  })

  it.each(everyRequestSample)('%s, %s: names the request and leads to it', (name, _sample, facts) => {
    const { subject, html, text } = TEMPLATES[name].render(facts, 'requester', around)
    expect(subject).toContain('HR-1042')
    for (const part of [html, text]) expect(part).toMatch(/example\/[^\s"]*[/=]HR-1042/)
  })

  it.each(TEMPLATE_NAMES)('%s does not let what people write become markup', (name) => {
    const [facts] = Object.values(TEMPLATES[name].samples)
    const hostile = JSON.parse(JSON.stringify(facts, (key, value: unknown) => (HUMAN.has(key) ? '<img src=x>' : value)))
    expect(TEMPLATES[name].render(hostile, 'requester', around).html).not.toContain('<img')
  })

  it.each(ABOUT_REQUESTS)('NOTIF-018 %s hides long numbers in the summary', (name) => {
    const [facts] = Object.values(TEMPLATES[name].samples)
    const telling = { ...(facts as object), summary: 'Attendance of 123456789 and 12-345-678 is empty' }
    const { subject, html, text } = TEMPLATES[name].render(telling, 'requester', around)
    for (const part of [subject, html, text]) expect(part).not.toMatch(/123456789|12-345-678/)
    expect(text).toContain('Attendance of ••• and ••• is empty')
  })

  it('refuses facts that do not fit its event', () => {
    expect(() => TEMPLATES.confirmation.render({ number: 'HR-1' }, 'requester', around)).toThrow()
  })
})

const HUMAN = new Set(['summary', 'text', 'name', 'categoryLabel', 'organisationName', 'programmeName'])

/** Which mails an event causes, and to whom. */
function caused(type: string, facts: unknown, authorEmail: string | null = null): [string, string[]][] {
  return TEMPLATE_NAMES.filter((name) => TEMPLATES[name].event.type === type)
    .map((name): [string, string[]] => [
      name,
      TEMPLATES[name].recipients(facts, around, { ...NOBODY_KNOWN, authorEmail }).map((one) => one.email),
    ])
    .filter(([, emails]) => emails.length > 0)
}

const sampleOf = <Facts>(samples: Record<string, Facts>, name: string): Facts => {
  const facts = samples[name]
  if (facts === undefined) throw new Error(`There is no sample ${name}`)
  return facts
}

describe('who gets which mail', () => {
  const ordinary = sampleOf(filedSamples, 'an ordinary request')
  const { type: filed } = helpDeskEvents.filed

  it('HELP-020 confirms a request to requester and copies, with the promised time in Illinois', () => {
    expect(caused(filed, ordinary)).toEqual([['confirmation', [REQUESTER, COPY]]])
    const { text } = TEMPLATES.confirmation.render(ordinary, 'requester', around)
    expect(text).toContain('Answer promised by: Wed, Mar 4, 3:00 PM')
    expect(text).toContain('The attendance page stays empty for March')
  })

  it('HELP-030 alerts the staff on duty of a request that blocks work', () => {
    const blocking = sampleOf(filedSamples, 'a request that keeps somebody from working')
    expect(caused(filed, blocking)).toEqual([
      ['confirmation', [REQUESTER]],
      ['blocking-alert', ['on-duty@siu.example']],
    ])
    expect(TEMPLATES['blocking-alert'].urgent).toBe(true)
  })

  it('HELP-030 alerts the staff on duty of a request that support found to be urgent, before all other mail', () => {
    const facts = sampleOf(madeUrgentSamples, 'found to be urgent')
    expect(caused(helpDeskEvents.madeUrgent.type, facts)).toEqual([['urgent-alert', ['on-duty@siu.example']]])
    expect(TEMPLATES['urgent-alert'].urgent).toBe(true)
  })

  it('HELP-036 HELP-046 forwards a request that was sorted anew to the new copies only', () => {
    const facts = sampleOf(copiedSamples, 'found to be a question of policy')
    expect(caused(helpDeskEvents.copied.type, facts)).toEqual([['forwarded', ['policy@isets.example', COPY]]])
  })

  it.each([
    ['confirmation', filedSamples, 'a question of policy'],
    ['forwarded', copiedSamples, 'found to be a question of policy'],
  ] as const)('HELP-036 HELP-043 %s tells what was asked to the mailbox only', (name, samples, sample) => {
    const facts = sampleOf<unknown>(samples, sample)
    const { recipients, render } = TEMPLATES[name]
    const audiences = recipients(facts, around, NOBODY_KNOWN).filter(({ audience }) => audience !== 'requester')
    expect(audiences.map(({ email, audience }) => [email, audience])).toEqual([
      ['policy@isets.example', 'mailbox'],
      [COPY, 'copy'],
    ])
    const textFor = (audience: Audience) => render(facts, audience, around).text
    expect(textFor('mailbox')).toContain('wrote:\n> She has moved to the south')
    for (const audience of ['requester', 'copy', 'informed'] as const) {
      expect(textFor(audience)).not.toContain('She has moved')
    }
  })

  it('NOTIF-018 tells a mailbox no long number, and only the beginning', () => {
    const asking = sampleOf(filedSamples, 'a question of policy')
    const text = `Customer 123456789. ${'And so on. '.repeat(50)}`
    const facts = { ...asking, forMailboxes: { addresses: ['policy@isets.example'], text } }
    const mail = TEMPLATES.confirmation.render(facts, 'mailbox', around)
    expect(mail.text).toContain('> Customer •••.')
    expect(mail.text.match(/And so on/g)?.length).toBeLessThan(46)
  })

  it.each(['informed', 'mailbox'] as const)(
    'HELP-043 leads an %s address to nothing that it cannot open',
    (audience) => {
      for (const [name, facts] of [
        ['confirmation', sampleOf(filedSamples, 'a question of policy')],
        ['forwarded', sampleOf(copiedSamples, 'found to be a question of policy')],
        ['new-answer', sampleOf(answeredSamples, 'an answer of support')],
        ['closing-soon', sampleOf(closingSoonSamples, 'two business days before')],
        ['resolved', sampleOf(movedSamples('resolved'), 'moved by support')],
      ] as const) {
        const { html, text } = TEMPLATES[name].render(facts, audience, around)
        for (const part of [html, text]) {
          expect(part).not.toMatch(/https:|See the request|answer in ISETS/)
          expect(part).toContain('can open it in ISETS')
        }
      }
    },
  )

  it('HELP-024 tells a copy without a right why the request was closed, and asks nothing of it', () => {
    const facts = sampleOf(movedSamples('closed'), 'moved by time')
    const { text } = TEMPLATES.closed.render(facts, 'informed', around)
    expect(text).toContain('closed because no answer came')
    expect(text).not.toContain('file a new request')
  })

  it('HELP-021 tells requester and copies of an answer, the requester not of the own one', () => {
    const { type } = helpDeskEvents.answered
    const bySupport = sampleOf(answeredSamples, 'an answer of support')
    expect(caused(type, bySupport)).toEqual([['new-answer', [REQUESTER, COPY]]])
    expect(caused(type, sampleOf(answeredSamples, 'a message of the requester'))).toEqual([['new-answer', [COPY]]])
  })

  it('HELP-021 tells a colleague in copy not of the own message, whatever the case of the address', () => {
    const { type } = helpDeskEvents.answered
    const byColleague = sampleOf(answeredSamples, 'an answer of support')
    expect(caused(type, byColleague, COPY.toUpperCase())).toEqual([['new-answer', [REQUESTER]]])
  })

  it.each([
    ['confirmation', filedSamples, 'a question of a visitor'],
    ['new-answer', answeredSamples, 'an answer to a visitor'],
    ['waiting-for-requester', movedSamples('waiting_for_requester'), 'of a visitor'],
    ['resolved', movedSamples('resolved'), 'of a visitor'],
    ['closed', movedSamples('closed'), 'of a visitor'],
  ] as const)('HELP-004 %s leads a visitor to no page that needs an account', (name, samples, sample) => {
    const facts = sampleOf<unknown>(samples, sample)
    const { html, text } = TEMPLATES[name].render(facts, 'requester', around)
    for (const part of [html, text]) {
      expect(part).toContain('https://isets.example/questions/ask?about=HR-1042')
      expect(part).not.toMatch(/help\/requests|answer in ISETS/)
    }
  })

  it('HELP-004 brings a visitor the whole answer, and everybody else its beginning', () => {
    const facts = sampleOf(answeredSamples, 'an answer to a visitor')
    const textFor = (audience: 'requester' | 'copy') => TEMPLATES['new-answer'].render(facts, audience, around).text
    expect(textFor('requester')).toContain('That is all.')
    expect(textFor('copy')).not.toContain('That is all.')
  })

  it('writes once to somebody who is requester and in copy', () => {
    const twice = { ...ordinary, recipients: { ...ordinary.recipients, cc: [REQUESTER.toUpperCase(), COPY, COPY] } }
    expect(caused(filed, twice)).toEqual([['confirmation', [REQUESTER, COPY]]])
  })

  it.each([
    ['waiting_for_requester', 'waiting-for-requester'],
    ['resolved', 'resolved'],
    ['closed', 'closed'],
    ['in_progress', null],
    ['escalated', null],
  ] as const)('a move to %s causes %s', (status, name) => {
    const facts = sampleOf(movedSamples(status), 'moved by time')
    expect(caused(helpDeskEvents.moved.type, facts)).toEqual(name === null ? [] : [[name, [REQUESTER, COPY]]])
  })

  it('HELP-029 tells the level to which it was escalated, and nobody else, and leads to the queue', () => {
    const facts = sampleOf(escalatedSamples, 'to the Program Manager')
    expect(caused(helpDeskEvents.moved.type, facts)).toEqual([])
    const known = { ...NOBODY_KNOWN, deciders: ['hazel@idhs.example'] }
    const { escalated } = TEMPLATES
    expect(escalated.recipients(facts, around, known)).toEqual([{ email: 'hazel@idhs.example', audience: 'decider' }])
    expect(escalated.render(facts, 'decider', around).text).toContain('/support/queue?view=all&request=HR-1042')
  })

  it('HELP-023 says when a waiting request closes', () => {
    const facts = sampleOf(movedSamples('waiting_for_requester'), 'moved by support')
    const { text } = TEMPLATES['waiting-for-requester'].render(facts, 'requester', around)
    expect(text).toContain('Without one, the request closes on Fri, Mar 20, 3:00 PM.')
  })

  it('NOTIF-006 warns requester and copies of the closing, with its time', () => {
    const facts = sampleOf(closingSoonSamples, 'two business days before')
    expect(caused(helpDeskEvents.closingSoon.type, facts)).toEqual([['closing-soon', [REQUESTER, COPY]]])
    const { text } = TEMPLATES['closing-soon'].render(facts, 'requester', around)
    expect(text).toContain('the request closes on Fri, Mar 20, 3:00 PM')
  })

  it('HELP-024 says that a closed request cannot be opened again, and whether silence closed it', () => {
    const words = (sample: string) =>
      TEMPLATES.closed.render(sampleOf(movedSamples('closed'), sample), 'copy', around).text
    expect(words('moved by time')).toContain('closed because no answer came')
    expect(words('moved by support')).not.toContain('no answer came')
    expect(words('moved by support')).toContain('cannot be opened again')
  })
})
