import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createTransport } from 'nodemailer'
import { freePort } from '../server/free-port.ts'
import { eventually } from '../time/eventually.ts'
import { placesIn } from './checkout.ts'
import { startMailDev } from './mail-server.ts'
import type { Ports } from './services.ts'
import type { SupervisedProcess } from './supervise.ts'

const dir = mkdtempSync(join(tmpdir(), 'isets-maildev-'))
const troubles: string[] = []
let ports: Pick<Ports, 'mail' | 'mailInbox'>
let maildev: SupervisedProcess

beforeAll(async () => {
  const mail = await freePort()
  ports = { mail, mailInbox: await freePort(0, [mail]) }
  maildev = startMailDev(placesIn(dir), ports, (sentence) => troubles.push(sentence))
  await maildev.ready()
})
afterAll(async () => {
  await maildev.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function send(): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: ports.mail, ignoreTLS: true })
  const words = { subject: 'HR-1: Received', text: 'Thanks', html: '<p>Thanks</p>' }
  await transport.sendMail({ from: 'desk@isets.example', to: 'amber@people.example', ...words })
  transport.close()
}

describe('the mail server of npm start', () => {
  it('takes a mail and shows it in its inbox', async () => {
    await send()
    const mails = await eventually(async () => {
      const answer = await fetch(`http://127.0.0.1:${ports.mailInbox}/api/email`)
      const found: unknown = await answer.json()
      return JSON.stringify(found).includes('HR-1') && found
    })
    expect(mails).toMatchObject([{ subject: 'HR-1: Received' }])
    expect(troubles).toEqual([])
  })
})
