import { VISITOR_ID, type EventEnvelope, type MailKind, type Role } from '@isets/contracts'
import { abilityFor, matches, recordFilter } from '@isets/policies'
import { preparedQuery, SystemClock, writeLater } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { MAIL_SETTINGS, type MailSettings } from '../settings.ts'
import { NOBODY_KNOWN, type Known, type Recipient } from '../template/mail-template.ts'
import { TEMPLATE_NAMES, TEMPLATES, type TemplateName } from '../template/templates.ts'
import { dedupeKey, isMailbox, messageIdOf } from './address.ts'

const INSERT = `
insert into delivery (id, dedupe_key, message_id, template, recipient, audience, answers_as, subject, facts, state, rank, queued_at,
  due_at, last_error)
select id, dedupe_key, message_id, template, recipient, audience, answers_as, subject, ?::jsonb, state, rank, queued_at,
  due_at, last_error
from jsonb_to_recordset(?::jsonb) as d(id uuid, dedupe_key text, message_id text, template text, recipient text,
  audience text, answers_as uuid, subject text, state text, rank int, queued_at timestamptz, due_at timestamptz, last_error text)
on conflict (dedupe_key) do nothing`

const UNWANTED = `
select lower(p.email) as email from person p join mail_preference m on m.user_id = p.id
where m.unwanted @> array[?::text] and lower(p.email) = any(?::text[])`

/** What identity has told of these accounts and addresses, and who of them looks after the provider. */
const PEOPLE = `
select p.id, p.email, p.roles, p.active, exists (
    select from organisation o where o.id = ?::uuid and o.provider_manager_id = p.id
  ) as "looksAfter"
from person p where p.id = any(?::uuid[]) or lower(p.email) = any(?::text[])`
interface Reached {
  readonly id: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly looksAfter: boolean
}
/** Somebody who gets the mail, and as whom they may answer it. */
type Addressee = Recipient & { readonly answersAs?: string }

/** Writes down whom an event concerns. Runs in the transaction of the inbox row: both are there, or neither. */
@Injectable()
export class QueueingService {
  readonly #em: EntityManager
  readonly #clock: SystemClock
  readonly #settings: MailSettings

  constructor(em: EntityManager, clock: SystemClock, @Inject(MAIL_SETTINGS) settings: MailSettings) {
    this.#em = em
    this.#clock = clock
    this.#settings = settings
  }

  /** One row for each mail that the table of templates says this event causes. */
  async queue(event: EventEnvelope, known: Partial<Known> = {}): Promise<void> {
    const caused = TEMPLATE_NAMES.filter((name) => TEMPLATES[name].event.type === event.type)
    const rows = []
    for (const name of caused) {
      const recipients = TEMPLATES[name].recipients(event.payload, this.#settings, { ...NOBODY_KNOWN, ...known })
      const wanted = await this.#wanted(TEMPLATES[name].kind, await this.#reached(recipients, event.payload))
      rows.push(...wanted.map((recipient) => this.#row(event, name, recipient)))
    }
    if (rows.length === 0) return
    await writeLater(this.#em, INSERT, [JSON.stringify(event.payload), JSON.stringify(rows)])
  }

  /** IDN-066: without those who have left, and the others where they are reached now. */
  async #reached(recipients: readonly Recipient[], payload: unknown): Promise<readonly Addressee[]> {
    if (recipients.length === 0) return recipients
    const ids = recipients.flatMap(({ userId }) => userId ?? [])
    const emails = recipients.map(({ email }) => email.toLowerCase())
    const people = await preparedQuery<Reached>(this.#em, PEOPLE, [providerOf(payload), ids, emails])
    return recipients.flatMap((recipient) => reachedNow(recipient, people, payload))
  }

  /** Without those who said that they do not want mail of this kind. */
  async #wanted(kind: MailKind | null, recipients: readonly Addressee[]): Promise<readonly Addressee[]> {
    if (kind === null || recipients.length === 0) return recipients
    const emails = recipients.map(({ email }) => email.toLowerCase())
    const rows = await preparedQuery<{ email: string }>(this.#em, UNWANTED, [kind, emails])
    const unwanted = new Set(rows.map(({ email }) => email))
    return recipients.filter(({ email }) => !unwanted.has(email.toLowerCase()))
  }

  #row({ id: eventId, payload }: EventEnvelope, template: TemplateName, { email, audience, answersAs }: Addressee) {
    const key = dedupeKey(eventId, template, email)
    const now = this.#clock.now()
    const { subject, urgent } = TEMPLATES[template]
    const refused = isMailbox(email) ? null : 'This is not the address of one mailbox.'
    return {
      id: v7(),
      dedupe_key: key,
      message_id: messageIdOf(key, this.#settings.mailDomain),
      template,
      recipient: email,
      audience,
      answers_as: answersAs ?? null,
      subject: subject(payload, audience, this.#settings),
      state: refused ? 'failed' : 'queued',
      rank: urgent ? 0 : 1,
      queued_at: now,
      due_at: refused ? null : now,
      last_error: refused,
    }
  }
}

/** Whoever has an account, by their id or else by their address; an address of nobody we know stays what it is. */
function reachedNow(recipient: Recipient, people: readonly Reached[], payload: unknown): Addressee[] {
  // A visitor, who may have no account any more, or one that is locked: that is what they ask about (HELP-004).
  if (recipient.userId === VISITOR_ID) return [recipient]
  const account = people.find(({ id }) => id === recipient.userId)
  if (account !== undefined)
    return account.active ? [{ ...recipient, email: account.email, answersAs: account.id }] : []
  const address = recipient.email.toLowerCase()
  const owners = people.filter(({ email }) => email.toLowerCase() === address)
  if (owners.length > 0 && !owners.some(({ active }) => active)) return []
  // HELP-043: a copy gives no right. Who looks after the provider has it anyway.
  const answering = owners.find(({ active, looksAfter }) => active && looksAfter)
  const canOpen = owners.some((owner) => owner.active && mayOpen(owner, payload))
  const audience = recipient.audience === 'copy' && !canOpen ? 'informed' : recipient.audience
  return [{ ...recipient, audience, ...(answering && { answersAs: answering.id }) }]
}

/** Whether somebody in copy has a right to the request as well, by the rubric. */
function mayOpen({ id, roles, looksAfter }: Reached, payload: unknown): boolean {
  const provider = providerOf(payload)
  const ability = abilityFor({
    ...{ userId: id, roles: [...roles], organisationId: null, subGranteeIds: [] },
    assignedOrganisationIds: looksAfter && provider !== null ? [provider] : [],
  })
  return (
    typeof payload === 'object' && payload !== null && matches(recordFilter(ability, 'read', 'HelpRequest'), payload)
  )
}

/** The provider that an event is about. */
function providerOf(payload: unknown): string | null {
  const about = typeof payload === 'object' && payload !== null ? payload : {}
  return 'organisationId' in about && typeof about.organisationId === 'string' ? about.organisationId : null
}
