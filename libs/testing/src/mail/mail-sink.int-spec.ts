import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createTransport } from 'nodemailer'
import { startMailSink, type MailSink } from './mail-sink.ts'

let sink: MailSink
beforeEach(async () => {
  sink = await startMailSink()
})
afterEach(() => sink.stop())

function send(messageId: string) {
  const transport = createTransport({ host: '127.0.0.1', port: sink.port, ignoreTLS: true })
  const mail = {
    messageId,
    from: 'desk@isets.example',
    to: 'amber@people.example',
    subject: 'Received',
    text: 'Thanks',
  }
  return transport.sendMail(mail).finally(() => transport.close())
}

describe('the mail sink', () => {
  it('records mails by Message-ID and recipient', async () => {
    await send('<one@isets.example>')
    await send('<one@isets.example>')
    expect(sink.countByMessageId()).toEqual(new Map([['<one@isets.example>', 2]]))
    expect(sink.sentTo('amber@people.example')[0]).toMatchObject({ subject: 'Received', text: 'Thanks\n' })
    expect(sink.sentTo('basil@people.example')).toEqual([])
  })

  it('refuses and fails when told so, and keeps nothing', async () => {
    sink.behave('refuse')
    await expect(send('<two@isets.example>')).rejects.toMatchObject({ responseCode: 550 })
    sink.behave('fail')
    await expect(send('<two@isets.example>')).rejects.toMatchObject({ responseCode: 451 })
    expect(sink.received).toHaveLength(0)
  })

  it('can take a mail and cut the line, so that the sender cannot know', async () => {
    sink.behave('cut-after-accepting')
    await expect(send('<three@isets.example>')).rejects.toThrow()
    expect(sink.received).toHaveLength(1)
  })
})
