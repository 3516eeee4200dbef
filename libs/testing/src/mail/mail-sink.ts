import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

export interface ReceivedMail {
  readonly messageId: string
  readonly from: string
  /** Envelope recipients: who really gets it. */
  readonly recipients: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: ParsedMail['headers']
}

/**
 * What the sink does with the next mails.
 * - `accept`: takes them.
 * - `refuse`: a permanent refusal (550) of each recipient.
 * - `fail`: a passing trouble (451) after the data.
 * - `cut-after-accepting`: keeps the mail and cuts the line before the sender hears so.
 */
export type MailBehaviour = 'accept' | 'refuse' | 'fail' | 'cut-after-accepting'

export interface MailSink extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Everything taken, repeats included, in order. */
  readonly received: readonly ReceivedMail[]
  /** How often each Message-ID was taken. */
  countByMessageId(): Map<string, number>
  sentTo(address: string): ReceivedMail[]
  behave(behaviour: MailBehaviour, options?: { readonly delayMs?: number }): void
  clear(): void
  stop(): Promise<void>
}

/** Starts an SMTP server on a free port that keeps what it is sent and can be told to misbehave. */
export async function startMailSink(port = 0): Promise<MailSink> {
  const received: ReceivedMail[] = []
  let behaviour: MailBehaviour = 'accept'
  let delay = 0

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(behaviour === 'refuse' ? refusal(550, 'No such mailbox') : null),
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      const take = async () => {
        const mail = await read(stream, recipients)
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
        if (behaviour === 'fail') return done(refusal(451, 'Try again later'))
        received.push(mail)
        if (behaviour === 'cut-after-accepting') return cutConnections(server)
        return done()
      }
      take().catch(done)
    },
  })
  const address = await listening(server, port)
  const stop = () => new Promise<void>((resolve) => (cutConnections(server), server.close(() => resolve())))
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    countByMessageId: () => countOf(received.map(({ messageId }) => messageId)),
    sentTo: (recipient) => received.filter(({ recipients }) => recipients.includes(recipient)),
    behave: (next, { delayMs = 0 } = {}) => {
      behaviour = next
      delay = delayMs
    },
    clear: () => received.splice(0),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

async function listening(server: SMTPServer, port: number): Promise<AddressInfo> {
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  return server.server.address() as AddressInfo
}

async function read(stream: SMTPServerDataStream, recipients: string[]): Promise<ReceivedMail> {
  const mail = await simpleParser(stream)
  return {
    messageId: mail.messageId ?? '',
    from: mail.from?.text ?? '',
    recipients,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html === false ? '' : mail.html,
    headers: mail.headers,
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** The sockets are not part of the types of smtp-server, so they are looked at as what they are: unknown. */
function cutConnections(server: SMTPServer): void {
  const { connections } = server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }
  for (const { _socket } of connections) _socket.destroy()
}
