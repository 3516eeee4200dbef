import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { helpDeskEvents, type PayloadOf } from '@isets/contracts'
import { Leaving } from '@isets/service-kit'
import { eventually, freePort, startMailSink, type MailSink } from '@isets/testing'
import { answeredSamples, filedSamples } from '../template/samples.ts'
import { drain, mailDesk } from '../test/mail-desk.ts'
import { Forgetting } from './forgetting.ts'
import { Ledger, type ClaimedMail } from './ledger.ts'

type Filed = PayloadOf<typeof helpDeskEvents.filed>
const ordinary = filedSamples['an ordinary request'] as Filed
const blocking = filedSamples['a request that keeps somebody from working'] as Filed
const { filed } = helpDeskEvents

let sink: MailSink
let desk: Awaited<ReturnType<typeof mailDesk>>

beforeAll(async () => {
  sink = await startMailSink()
  desk = await mailDesk(sink)
})
beforeEach(async () => {
  sink.behave('accept')
  sink.clear()
  await desk.empty()
})
afterAll(async () => {
  await desk.stop()
  await sink.stop()
})

const states = async () => (await desk.rows()).map((row) => row.state)
const toOne = (email: string): Filed => ({
  ...ordinary,
  recipients: { requester: { name: 'Maple Demo-Walker', email }, cc: [] },
})

describe('sending mail', () => {
  it('HELP-020 sends one mail to each, with text and HTML, from our sender, and says so in the ledger', async () => {
    await desk.queue(filed, ordinary)
    expect(await drain(desk.sender())).toBe(2)
    expect(await states()).toEqual(['sent', 'sent'])
    const everybody = [ordinary.recipients.requester.email, ...ordinary.recipients.cc]
    expect(sink.received.map((mail) => mail.recipients.join()).toSorted()).toEqual(everybody.toSorted())
    const [mail] = sink.sentTo(ordinary.recipients.requester.email)
    expect(mail).toMatchObject({
      subject: 'HR-1042: we have your request',
      from: expect.stringContaining('no-reply@isets.example'),
    })
    expect(mail?.text).toContain('Answer promised by: Wed, Mar 4, 3:00 PM')
    expect(mail?.html).toContain('<h1')
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it('queues a notice once, however often its event is applied', async () => {
    const id = await desk.queue(filed, ordinary)
    await desk.queue(filed, ordinary, id)
    await desk.queue(filed, ordinary, id)
    await drain(desk.sender())
    expect(sink.received).toHaveLength(2)
  })

  it('sends each mail once when several senders work side by side', async () => {
    for (let n = 0; n < 40; n += 1) await desk.queue(filed, toOne(`person-${n}@prairie.example`))
    await Promise.all([1, 2, 3, 4].map(() => drain(desk.sender())))
    expect(sink.received).toHaveLength(40)
    expect([...sink.countByMessageId().values()]).toEqual(Array.from({ length: 40 }, () => 1))
  })

  it('HELP-030 sends the alert of blocked work before everything that waits', async () => {
    for (let n = 0; n < 10; n += 1) await desk.queue(filed, toOne(`person-${n}@prairie.example`))
    desk.clock.advance({ seconds: 1 })
    await desk.queue(filed, blocking)
    await desk.sender().sendDue()
    expect(sink.received.slice(0, 4).map((mail) => mail.subject)).toContain('Work is blocked: HR-1042')
  })
})

/** As if the process was killed after the mail server took the mail and before the ledger heard of it. */
class DyingLedger extends Ledger {
  override markSent(): Promise<void> {
    return Promise.reject(new Error('killed'))
  }
}

/** What was sent cannot be written down; what was not taken can, later. */
class StumblingLedger extends Ledger {
  written = 0

  override markSent(): Promise<void> {
    return Promise.reject(new Error('stumbled'))
  }

  override async markFailed(mail: ClaimedMail, reason: string, permanent: boolean): Promise<'failed' | 'queued'> {
    const state = await super.markFailed(mail, reason, permanent)
    this.written += 1
    return state
  }
}

/** Holds what was sent until the test lets it go on, and counts how often somebody asked for more. */
class HeldLedger extends Ledger {
  claims = 0
  waiting = 0
  readonly gate = Promise.withResolvers<undefined>()

  override claim(limit: number): Promise<ClaimedMail[]> {
    this.claims += 1
    return super.claim(limit)
  }

  override async markSent(mails: readonly ClaimedMail[]): Promise<void> {
    this.waiting += mails.length
    await this.gate.promise
    await super.markSent(mails)
  }
}

describe('when the service leaves', () => {
  it('takes up no more mail from that moment, and finishes what it holds', async () => {
    for (let n = 0; n < 10; n += 1) await desk.queue(filed, toOne(`person-${n}@prairie.example`))
    const held = new HeldLedger(desk.em, desk.clock)
    const leaving = new Leaving()
    desk.sender(held, leaving).onApplicationBootstrap()
    await eventually(() => held.waiting === 4)
    const left = leaving.begin()
    held.gate.resolve(undefined)
    await left
    expect(held.claims).toBe(1)
    expect((await states()).toSorted()).toEqual([...Array(6).fill('queued'), ...Array(4).fill('sent')])
    expect(sink.received).toHaveLength(4)
  })
})

describe('when something goes wrong', () => {
  it('writes down what was not taken also when it cannot write down what was sent', async () => {
    await desk.queue(filed, toOne('maple@prairie.example'))
    await desk.queue(filed, toOne('cedar@prairie.example'))
    await desk.em.execute(`update delivery set template = 'gone' where recipient = 'cedar@prairie.example'`)
    const stumbling = new StumblingLedger(desk.em, desk.clock)
    await expect(desk.sender(stumbling).sendDue()).rejects.toThrow('stumbled')
    expect(stumbling.written).toBe(1)
  })

  it('tries again with longer and longer waits while the mail server is down, and sends once when it is back', async () => {
    const port = await freePort()
    const away = await mailDesk({ url: `smtp://127.0.0.1:${port}` })
    await away.queue(filed, toOne('maple@prairie.example'))
    const sender = away.sender()
    for (const wait of [10, 60, 300]) {
      expect(await drain(sender)).toBe(1)
      away.clock.advance({ seconds: wait - 1 })
      expect(await drain(sender)).toBe(0)
      away.clock.advance({ seconds: 1 })
    }
    await using back = await startMailSink(port)
    expect(await drain(sender)).toBe(1)
    expect(back.received).toHaveLength(1)
    expect(await away.rows()).toMatchObject([{ state: 'sent', attempts: 4, last_error: null }])
    await away.stop()
  })

  it('tries again after a passing trouble of the mail server', async () => {
    sink.behave('fail')
    await desk.queue(filed, toOne('maple@prairie.example'))
    await drain(desk.sender())
    expect(await desk.rows()).toMatchObject([{ state: 'queued', last_error: expect.stringContaining('451') }])
    sink.behave('accept')
    desk.clock.advance({ seconds: 10 })
    await drain(desk.sender())
    expect(sink.received).toHaveLength(1)
  })

  it('gives up at once when the mailbox does not exist, and keeps the reason', async () => {
    sink.behave('refuse')
    await desk.queue(filed, toOne('nobody@prairie.example'))
    await drain(desk.sender())
    expect(await desk.rows()).toMatchObject([
      { state: 'failed', last_error: expect.stringContaining('No such mailbox') },
    ])
  })

  it('gives up after 32 hours without mail server', async () => {
    sink.behave('fail')
    await desk.queue(filed, toOne('maple@prairie.example'))
    const sender = desk.sender()
    for (let hours = 0; hours < 48; hours += 1) {
      await drain(sender)
      desk.clock.advance({ hours: 1 })
    }
    const [row] = await desk.rows()
    expect(row?.state).toBe('failed')
    expect(row?.attempts).toBe(11)
  })

  it('repeats with the same Message-ID when the line is cut after the server took the mail', async () => {
    sink.behave('cut-after-accepting')
    await desk.queue(filed, toOne('maple@prairie.example'))
    const sender = desk.sender()
    await drain(sender)
    sink.behave('accept')
    desk.clock.advance({ seconds: 10 })
    await drain(sender)
    expect([...sink.countByMessageId().values()]).toEqual([2])
    expect(await states()).toEqual(['sent'])
  })

  it('repeats with the same Message-ID, after the lease, when a sender dies between the server and the ledger', async () => {
    await desk.queue(filed, toOne('maple@prairie.example'))
    const dying = desk.sender(new DyingLedger(desk.em, desk.clock))
    await expect(dying.sendDue()).rejects.toThrow('killed')
    expect(await states()).toEqual(['sending'])
    const other = desk.sender()
    desk.clock.advance({ seconds: 29 })
    expect(await drain(other)).toBe(0)
    desk.clock.advance({ seconds: 1 })
    expect(await drain(other)).toBe(1)
    expect([...sink.countByMessageId().values()]).toEqual([2])
    expect(await states()).toEqual(['sent'])
  })

  it('lets a sender whose lease is over change nothing any more', async () => {
    await desk.queue(filed, toOne('maple@prairie.example'))
    const [late] = await desk.ledger.claim(1)
    desk.clock.advance({ seconds: 30 })
    const [current] = await desk.ledger.claim(1)
    if (!late || !current) throw new Error('nothing was claimed')
    await desk.ledger.markFailed(late, 'too late', true)
    expect(await states()).toEqual(['sending'])
    await desk.ledger.markSent([current])
    expect(await states()).toEqual(['sent'])
  })
})

describe('what people write', () => {
  const hostile = 'Line one\r\nBcc: victim@mail.example\r\n\r\n<script>alert(1)</script>'

  it('never becomes a header or another recipient', async () => {
    await desk.queue(filed, {
      ...toOne('maple@prairie.example'),
      summary: hostile,
      number: 'HR-1\r\nBcc: victim@mail.example',
    })
    await drain(desk.sender())
    const [mail] = sink.received
    expect(sink.received).toHaveLength(1)
    expect(mail?.recipients).toEqual(['maple@prairie.example'])
    expect(mail?.headers.has('bcc')).toBe(false)
    expect(mail?.html).not.toContain('<script>')
  })

  it.each([
    'a@b.example\r\nBcc: victim@mail.example',
    'a@b.example, victim@mail.example',
    'Name <victim@mail.example>',
  ])('is refused as an address, and shown as failed: %j', async (email) => {
    await desk.queue(filed, toOne(email))
    expect(await drain(desk.sender())).toBe(0)
    expect(sink.received).toHaveLength(0)
    expect(await states()).toEqual(['failed'])
  })

  it('NOTIF-018 is forgotten 30 days after the mail went out and 90 after it failed, but not before', async () => {
    const forgetting = new Forgetting(desk.em, desk.clock)
    await desk.queue(filed, toOne('maple@prairie.example'))
    await drain(desk.sender())
    await desk.queue(filed, toOne('no address'))
    const kept = async () => (await desk.rows()).map((row) => Object.keys(row.facts).length > 0)
    desk.clock.advance({ days: 30 })
    await forgetting.forget()
    expect(await kept()).toEqual([true, true])
    desk.clock.advance({ seconds: 1 })
    await forgetting.forget()
    expect(await kept()).toEqual([false, true])
    desk.clock.advance({ days: 60 })
    await forgetting.forget()
    expect(await kept()).toEqual([false, false])
  })

  it('NOTIF-018 is quoted without the numbers of customers', async () => {
    const answered = answeredSamples['an answer of support'] as PayloadOf<typeof helpDeskEvents.answered>
    await desk.queue(helpDeskEvents.answered, { ...answered, text: 'About customer 123456789: done.' })
    await drain(desk.sender())
    for (const mail of sink.received) expect(`${mail.text}${mail.html}`).not.toContain('123456789')
  })
})
