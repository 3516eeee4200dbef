import type { EventDefinition, MailKind, PayloadOf } from '@isets/contracts'
import { oneLine } from './escape.ts'
import { render, type Letter, type RenderedMail } from './layout.ts'

/** As what somebody gets a mail; the reason below it tells. */
export const AUDIENCES = [
  'requester',
  'sender',
  'copy',
  /** In copy without a right to the request (HELP-043). */
  'informed',
  /** A mailbox of the installation in copy, which has no account. */
  'mailbox',
  'on-duty',
  'provider',
  'provider-manager',
  'team',
  'decider',
  'administrator',
  'customer',
] as const
export type Audience = (typeof AUDIENCES)[number]

export interface Recipient {
  readonly email: string
  /** Whose account it is, where the event says so: the mail goes to the address that it has now. */
  readonly userId?: string
  readonly audience: Audience
}

/** What a mail needs to know beyond the event that causes it. */
export interface Surroundings {
  /** Where the web app is, without a slash at the end. */
  readonly webUrl: string
  readonly onDutyMailbox: string
  /** Whether the reader can answer this mail by mail (HELP-022). */
  readonly takesAnswers?: boolean
}

/** What the notifier knows of people, when it matters to a mail. */
export interface Known {
  /** Address of the person who caused the event. */
  readonly authorEmail: string | null
  /** Addresses of those who decide. */
  readonly deciders: readonly string[]
  /** Addresses of the super users. */
  readonly administrators: readonly string[]
}

/** For previews and tests: an author who is nobody's colleague, no decider, no super user. */
export const NOBODY_KNOWN: Known = { authorEmail: null, deciders: [], administrators: [] }

/** A row of the table of mails: which event causes it, who gets it, what it says. */
interface Definition<Event extends EventDefinition> {
  /** For the page where developers and editors look at all mails. */
  readonly description: string
  readonly event: Event
  /** Only some events of that kind cause a mail. */
  readonly when?: (facts: PayloadOf<Event>) => boolean
  readonly recipients: (facts: PayloadOf<Event>, around: Surroundings, known: Known) => Recipient[]
  readonly letter: (facts: PayloadOf<Event>, audience: Audience, around: Surroundings) => Letter
  readonly samples: Readonly<Record<string, PayloadOf<Event>>>
  /** Goes out before everything else that waits. */
  readonly urgent?: boolean
  /** Set when people may do without it: who does not want that kind is left out. */
  readonly kind?: MailKind
  /** Number of the request that an answer to this mail is added to (HELP-022). */
  readonly answers?: (facts: PayloadOf<Event>) => string
}

/** The same for code that handles any of them: facts come from the database and are checked first. */
export interface MailTemplate {
  readonly description: string
  readonly event: EventDefinition
  readonly urgent: boolean
  readonly kind: MailKind | null
  readonly samples: Readonly<Record<string, unknown>>
  recipients(facts: unknown, around: Surroundings, known: Known): Recipient[]
  /** Number of the request that an answer to this mail is added to; null for mails that take none. */
  answers(facts: unknown): string | null
  /** The subject alone, for the ledger: rendering waits until the mail goes out. */
  subject(facts: unknown, audience: Audience, around: Surroundings): string
  render(facts: unknown, audience: Audience, around: Surroundings): RenderedMail
}

/** @throws ZodError when facts do not fit the event */
export function mailTemplate<Event extends EventDefinition>(definition: Definition<Event>): MailTemplate {
  const { description, event, samples, urgent = false, kind = null, when = () => true } = definition
  const read = (facts: unknown) => event.payload.parse(facts) as PayloadOf<Event>
  return {
    description,
    event,
    urgent,
    kind,
    samples,
    recipients(facts, around, known) {
      const checked = read(facts)
      return when(checked) ? definition.recipients(checked, around, known) : []
    },
    answers: (facts) => definition.answers?.(read(facts)) ?? null,
    subject: (facts, audience, around) => oneLine(definition.letter(read(facts), audience, around).subject),
    render: (facts, audience, around) => render(definition.letter(read(facts), audience, around), around.takesAnswers),
  }
}
