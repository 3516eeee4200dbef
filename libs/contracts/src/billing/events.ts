import * as z from 'zod'
import { event } from '../event.ts'
import { Cents, Id, Instant, IsoDate } from '../shapes.ts'
import { packetEvents } from './packet-events.ts'
import { FiscalYear, ServiceCategoryCode } from './shapes.ts'

/** What every event of an override request says of it: enough for a mail without a name or a free text. */
const AboutOverride = z.object({
  overrideId: Id,
  version: z.int(),
  number: z.string().max(40),
  customerId: Id,
  customerInitials: z.string().max(20),
  organisationId: Id,
  organisationName: z.string().max(300),
  category: ServiceCategoryCode,
  categoryLabel: z.string().max(100),
  fiscalYear: FiscalYear,
  excessCents: Cents,
  requester: z.object({ id: Id, name: z.string().max(300), email: z.string().max(254) }),
  requestedAt: Instant,
  dueAt: Instant,
})

/** Facts that billing tells. Consumers keep projections of what they need. */
export const billingEvents = {
  ...packetEvents,
  /** A contract was entered or changed; carries the whole picture. */
  contractChanged: event(
    'billing',
    'contract-changed',
    z.object({
      contractId: Id,
      version: z.int(),
      organisationId: Id,
      fiscalYear: FiscalYear,
      number: z.string().max(60),
      startsOn: IsoDate,
      endsOn: IsoDate,
      activities: z.array(z.string()),
    }),
  ),
  /** NOTIF-004: an override is asked for. */
  overrideRequested: event('billing', 'override-requested', AboutOverride),
  /** NOTIF-004, C10: nobody has decided for so many hours. Told once for each. */
  overrideReminded: event('billing', 'override-reminded', AboutOverride.extend({ hours: z.int() })),
  /** NOTIF-005: the requester is told. */
  overrideDecided: event(
    'billing',
    'override-decided',
    AboutOverride.extend({ decision: z.enum(['approved', 'denied']), decidedAt: Instant }),
  ),
}
