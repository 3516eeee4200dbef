import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import type { Caller } from '@isets/contracts'
import { replyAddress, type ReplySettings } from '@isets/service-kit'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { HelpDeskSettings } from '../app.module.ts'
import { MailDoor } from '../mail-in/mail-door.ts'
import type { HelpDeskStand } from './stand.ts'

export const REPLIES: ReplySettings = { domain: 'reply.isets.example', secrets: ['a secret of the tests'] }
export const TAKES_MAIL: HelpDeskSettings = { mailIn: { port: 0, host: '127.0.0.1', replies: REPLIES } }

interface Letter extends SendMailOptions {
  readonly envelope?: { readonly from: string | false; readonly to: string | string[] }
}

/** Brings mail to the help desk as a mail server does. `send` is refused with what the door answers. */
export function mailing(stand: HelpDeskStand) {
  const { port } = stand.service.app.get(MailDoor)
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })

  const addressFor = ({ userId }: Caller, { number }: { number: string }) => replyAddress(REPLIES, { number, userId })

  return {
    addressFor,
    send: (letter: Letter) =>
      transport.sendMail({ messageId: `<${randomUUID()}@mail.example>`, subject: 'Re: your request', ...letter }),
    /** An answer of somebody from their own mailbox. */
    answer(by: Caller, request: { number: string }, letter: Letter = {}) {
      return this.send({ from: by.email, to: addressFor(by, request), text: 'March.', ...letter })
    },
    /** The connection breaks while the mail is brought; returns when the door has seen it. */
    async breakOff(by: Caller, request: { number: string }, half: string): Promise<void> {
      const socket = connect({ host: '127.0.0.1', port: port ?? 0 })
      const answers = createInterface({ input: socket })[Symbol.asyncIterator]()
      const to = addressFor(by, request)
      await answers.next()
      for (const line of ['HELO mail.example', `MAIL FROM:<${by.email}>`, `RCPT TO:<${to}>`, 'DATA']) {
        socket.write(`${line}\r\n`)
        await answers.next()
      }
      socket.end(`From: ${by.email}\r\n${half}`)
      await once(socket, 'close')
    },
  }
}
