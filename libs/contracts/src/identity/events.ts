import * as z from 'zod'
import { event } from '../event.ts'
import { ROLES } from '../permissions.ts'
import { Id } from '../shapes.ts'
import { USER_STATUSES } from './users.ts'

/** A local office of IDHS (FCRC) can serve customers itself and then has packets like a provider (BILL-003). */
export const ORGANISATION_KINDS = ['provider', 'intermediary', 'sub_grantee', 'fcrc'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Facts that identity tells. Consumers keep projections of what they need. */
export const identityEvents = {
  /** A user was added or changed; carries the whole public picture, so that consumers can replace their row. */
  userChanged: event(
    'identity',
    'user-changed',
    z.object({
      userId: Id,
      firstName: z.string(),
      lastName: z.string(),
      /** Empty for a customer, who signs in by username. */
      email: z.string(),
      roles: z.array(z.enum(ROLES)),
      organisationId: Id.nullable(),
      status: z.enum(USER_STATUSES),
      /** The customer whose own login it is; absent for everybody else. */
      customerId: Id.optional(),
    }),
  ),
  /**
   * A login was created for a customer who gave an address (IES-018). Says neither username nor password: the address is
   * as somebody else typed it.
   */
  customerAccountCreated: event(
    'identity',
    'customer-account-created',
    z.object({
      userId: Id,
      email: z.string(),
      /** Whose staff created it; `null` for IDHS. */
      organisationName: z.string().nullable(),
    }),
  ),
  /** Staff made a new start password for a customer with an address (REF-023). Says neither username nor password. */
  customerPasswordReset: event(
    'identity',
    'customer-password-reset',
    z.object({
      userId: Id,
      email: z.string(),
      /** Whose staff did it; `null` for IDHS. */
      organisationName: z.string().nullable(),
    }),
  ),
  organisationChanged: event(
    'identity',
    'organisation-changed',
    z.object({
      organisationId: Id,
      name: z.string(),
      region: z.string(),
      /** Absent in facts of before kinds were told. */
      kind: z.enum(ORGANISATION_KINDS).optional(),
      parentId: Id.nullable(),
      providerManagerId: Id.nullable(),
    }),
  ),
  /** The gateway drops what it has cached of these sessions and ends their live updates. */
  sessionsEnded: event(
    'identity',
    'sessions-ended',
    z.object({ userId: Id, sessionIds: z.array(z.string()), reason: z.enum(['sign-out', 'deactivated', 'replaced']) }),
  ),
}
