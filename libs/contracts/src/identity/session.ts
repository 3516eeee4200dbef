import * as z from 'zod'
import { Caller } from '../caller.ts'
import { operation } from '../operation.ts'
import { Done, Id, Instant } from '../shapes.ts'

/** What the browser knows of its own session. The session id itself never leaves the cookie. */
export const SessionView = z.object({
  user: z.object({
    id: Id,
    firstName: z.string(),
    lastName: z.string(),
    /** Empty for a customer, who has a username. */
    email: z.string(),
    username: z.string().optional(),
    phone: z.string().nullable(),
    extension: z.string().nullable(),
    roles: Caller.shape.roles,
    organisation: z.object({ id: Id, name: z.string() }).nullable(),
    /** The customer whose own login this is; absent for everybody else. */
    customerId: Id.optional(),
    /** The IDHS provider manager of the user's organisation: prefilled CC of a help request (HELP-010). */
    providerManager: z.object({ name: z.string(), email: z.string() }).nullable(),
  }),
  /** CASL rules, packed: the web hides what the server would refuse. */
  rules: z.array(z.unknown()),
  /** Seconds without activity until the session ends, and until the warning comes (TMR-001, TMR-002, conflicts C4). */
  idleSeconds: z.int(),
  warningSeconds: z.int(),
  idleEndsAt: Instant,
  absoluteEndsAt: Instant,
  /** The server's business clock, so that the web shows the same "time left" as the queue is sorted by. */
  now: Instant,
  /** The real time, by which sessions are counted: a demo clock that is moved by weeks ends none. */
  realNow: Instant.optional(),
})
export type SessionView = z.infer<typeof SessionView>

/** E-mail address of a member of staff, username of a customer (CUST-010). */
export const SignInName = z.string().trim().max(254)
const Password = z.string().min(1).max(256)
const Credentials = {
  email: SignInName,
  password: Password,
  /** The customer's own password, with a start password only: nobody signs in before having one. */
  newPassword: Password.optional(),
}

/** A session id as the cookie holds it; only its hash is stored. */
const SessionToken = z.string().min(40).max(100)

export const session = {
  signIn: operation({
    service: 'identity',
    method: 'POST',
    path: '/session',
    summary: 'Sign in with e-mail address or username, and password',
    permission: 'anyone',
    audience: 'edge',
    input: z.strictObject(Credentials),
    output: SessionView,
    errors: ['SIGN_IN_REFUSED', 'PASSWORD_DUE'],
  }),
  current: operation({
    service: 'identity',
    method: 'GET',
    path: '/session',
    summary: 'The signed-in user, the rights and the time left',
    permission: 'signedIn',
    audience: 'edge',
    input: z.strictObject({}),
    output: SessionView,
  }),
  renew: operation({
    service: 'identity',
    method: 'POST',
    path: '/session/renew',
    summary: 'Stay signed in (IDN-007)',
    permission: 'signedIn',
    audience: 'edge',
    input: z.strictObject({}),
    output: SessionView,
  }),
  signOut: operation({
    service: 'identity',
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out: the session ends at once',
    permission: 'signedIn',
    audience: 'edge',
    input: z.strictObject({}),
    output: Done,
  }),
}

/**
 * Between gateway and identity only. The four operations above are served by the gateway itself, which keeps the
 * session token in the cookie and calls these.
 */
export const sessionInternal = {
  openSession: operation({
    service: 'identity',
    method: 'POST',
    path: '/internal/sessions',
    summary: 'Check a password and open a session',
    permission: 'anyone',
    audience: 'internal',
    input: z.strictObject({
      ...Credentials,
      /** Ends the session that the browser held before, so that a sign-in never reuses one. */
      replaces: SessionToken.optional(),
      address: z.string().max(64),
      device: z.string().max(300),
    }),
    output: z.object({ sessionToken: z.string(), view: SessionView }),
    errors: ['SIGN_IN_REFUSED', 'PASSWORD_DUE'],
  }),
  issueContext: operation({
    service: 'identity',
    method: 'POST',
    path: '/internal/sessions/context',
    summary: 'A signed 60-second context token for a session; counts as activity unless in the background',
    permission: 'anyone',
    audience: 'internal',
    kind: 'query',
    input: z.strictObject({ sessionToken: SessionToken, background: z.boolean() }),
    output: z.object({ contextToken: z.string(), expiresAt: Instant, caller: Caller, idleEndsAt: Instant }),
  }),
  viewSession: operation({
    service: 'identity',
    method: 'POST',
    path: '/internal/sessions/view',
    summary: 'The session as its own browser may see it',
    permission: 'anyone',
    audience: 'internal',
    kind: 'query',
    input: z.strictObject({ sessionToken: SessionToken, renew: z.boolean() }),
    output: SessionView,
  }),
  closeSession: operation({
    service: 'identity',
    method: 'POST',
    path: '/internal/sessions/close',
    summary: 'End a session',
    permission: 'anyone',
    audience: 'internal',
    input: z.strictObject({ sessionToken: SessionToken }),
    output: Done,
  }),
}
