import * as z from 'zod'
import { event } from '../event.ts'
import { Id, Instant } from '../shapes.ts'
import { ESCALATION_LEVELS, HELP_REQUEST_PRIORITIES, HELP_REQUEST_STATUSES, MAIL_TROUBLES } from './shapes.ts'

/** What the gateway needs to decide who may hear of a change, and the web to find the row. */
const About = z.object({
  requestId: Id,
  number: z.string(),
  requesterId: Id,
  organisationId: Id.nullable(),
  status: z.enum(HELP_REQUEST_STATUSES),
  priority: z.enum(HELP_REQUEST_PRIORITIES),
})

/** The summary of a request, as long as the form takes it. */
const Summary = z.string().max(200)
/** A name: two of the form, or that of an account. */
const Name = z.string().max(300)
/** The beginning of a message: events are kept for weeks and become mail. */
const Excerpt = z.string().max(600)

/**
 * HELP-036, HELP-046: those of the copies that are mailboxes of the installation. They have no account, and get what
 * the request says with the mail: nobody else in copy has a right to it (HELP-043).
 */
const ForMailboxes = z.object({ addresses: z.array(z.string().max(254)).min(1).max(10), text: Excerpt })

/** All words of an answer to a visitor, who can read them nowhere but in the mail (HELP-004). */
const FullText = z.string().max(20_000)

/** Whom a mail about the request goes to. CC persons get mail and no rights by that (HELP-043). */
const Recipients = z.object({
  requester: z.object({ name: Name, email: z.string().max(254) }),
  cc: z.array(z.string().max(254)).max(50),
})

const Actor = z.object({ id: Id.nullable(), name: Name, side: z.enum(['requester', 'support', 'system']) })

/** What a mail about the sorting of a request says; nothing is promised while the clock stands. */
const Sorted = About.extend({
  actor: Actor,
  summary: Summary,
  categoryLabel: z.string().max(200),
  promisedAt: Instant.nullable(),
})

export const helpDeskEvents = {
  filed: event(
    'help-desk',
    'help-request-filed',
    About.extend({
      recipients: Recipients,
      summary: Summary,
      categoryLabel: z.string().max(200),
      promisedAt: Instant,
      blocksWork: z.boolean(),
      forMailboxes: ForMailboxes.optional(),
    }),
  ),
  answered: event(
    'help-desk',
    'help-request-answered',
    About.extend({
      recipients: Recipients,
      summary: Summary,
      messageId: Id,
      actor: Actor,
      text: Excerpt,
      fullText: FullText.optional(),
    }),
  ),
  /** Only SIU may hear of a note: it carries neither text nor recipients. */
  noted: event('help-desk', 'help-request-noted', About.extend({ messageId: Id, actor: Actor })),
  triaged: event('help-desk', 'help-request-triaged', About.extend({ actor: Actor, assigneeId: Id.nullable() })),
  /** HELP-036, HELP-046: sorted anew, it goes to mailboxes that had no copy before. */
  copied: event(
    'help-desk',
    'help-request-copied',
    Sorted.extend({
      requesterName: Name,
      copies: z.array(z.string().max(254)).min(1).max(10),
      forMailboxes: ForMailboxes.optional(),
    }),
  ),
  /** HELP-030: support found it to be critical. */
  madeUrgent: event('help-desk', 'help-request-made-urgent', Sorted),
  moved: event(
    'help-desk',
    'help-request-moved',
    About.extend({
      recipients: Recipients,
      summary: Summary,
      actor: Actor,
      from: z.enum(HELP_REQUEST_STATUSES),
      closesAt: Instant.nullable(),
      /** HELP-029: who is to answer now. */
      escalatedTo: z.enum(ESCALATION_LEVELS).optional(),
    }),
  ),
  /** NOTIF-006: nobody has answered, and the request closes soon. Told once for each time of waiting. */
  closingSoon: event(
    'help-desk',
    'help-request-closing-soon',
    About.extend({ recipients: Recipients, summary: Summary, closesAt: Instant }),
  ),
  /** HELP-022: an answer by mail was not taken, or not all of it. Nothing of what it said is told. */
  mailTrouble: event(
    'help-desk',
    'help-request-mail-trouble',
    About.extend({
      summary: Summary,
      sender: z.object({ id: Id, email: z.string().max(254) }),
      trouble: z.enum(MAIL_TROUBLES),
    }),
  ),
}
