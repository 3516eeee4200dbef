import { eventually, type MailSink, type ReceivedMail } from '@isets/testing'
import type { MailCarrier } from '../mail-carrier.ts'
import type { Agenda } from '../timed/agenda.ts'
import { answer, COPY, file } from './asking-for-help.ts'
import { fields, list, text, type Done, type Errand } from './errand.ts'
import { mailsAbout } from './leaving-request.ts'
import type { Cast, Provider } from './people.ts'

/** A mail goes out when everybody is up again. */
const PATIENCE_MS = 180_000

/** Where the mails of people come, and who brings theirs to the help desk. */
export interface Post {
  readonly inbox: MailSink
  readonly carrier: MailCarrier
}

/**
 * A case manager files a help request, an agent asks back, and the case manager answers from the own mail program, with
 * the mail of the agent quoted below: the one write that does not come through the gateway (HELP-022). Whoever has
 * answered hears no more of a closing.
 */
export function answerByMail({ worker }: Provider, { agent }: Cast, { inbox, carrier }: Post, agenda: Agenda): Errand {
  const { email } = worker.user
  return async (pen) => {
    const filed = await file(pen, worker)
    const asked = await answer(pen, agent, filed, { audience: [email, COPY], then: 'wait' })
    const mail = await eventually(() => mailTo(inbox, email, asked), { timeout: PATIENCE_MS, every: 250 })
    const words = pen.mark()
    const letter = { from: email, to: replyTo(mail), subject: `Re: ${mail.subject}`, text: answerTo(mail, words) }
    const bringing = async (): Promise<Done> => {
      const tries = await carrier.deliver(letter)
      return { of: 'answer by mail', body: {}, tries }
    }
    await pen.write(words, bringing(), () => [{ to: COPY, naming: [words] }])
    agenda.forbidden.push(...mailsAbout('warning', filed), ...mailsAbout('closing', filed))
  }
}

function mailTo(inbox: MailSink, email: string, marker: string): ReceivedMail | undefined {
  return inbox.sentTo(email).find((mail) => mail.text.includes(marker))
}

/** The address that takes the answers of this person to this request. */
function replyTo({ headers }: ReceivedMail): string {
  const [mailbox] = list(fields(headers.get('reply-to'))['value'])
  return text(mailbox?.['address'])
}

/** As mail programs do it: the own words, and below them the whole mail. */
function answerTo({ text: mail }: ReceivedMail, words: string): string {
  const quoted = mail.split('\n').map((line) => `> ${line}`)
  return [`The month is March. ${words}`, '', 'On Monday support wrote:', ...quoted].join('\n')
}
