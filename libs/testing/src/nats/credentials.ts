import { derivedPassword } from '../server/derived-password.ts'

/** The users of `docker/nats/nats-server.conf`. */
export const NATS_USERS = [
  'gateway',
  'identity',
  'help-desk',
  'notifier',
  'ies-exchange',
  'referrals',
  'casework',
  'billing',
  'deploy',
  'system',
] as const
export type NatsUser = (typeof NATS_USERS)[number]

export interface NatsCredentials {
  readonly user: NatsUser
  readonly pass: string
  /** The only inboxes that this user may listen on. */
  readonly inboxPrefix: `_INBOX_${string}`
}

export function natsCredentials(user: NatsUser, secret: string): NatsCredentials {
  return { user, pass: derivedPassword(secret, user), inboxPrefix: `_INBOX_${user}` }
}

/** What the server's configuration file reads: `NATS_PASSWORD_HELP_DESK` and its like. */
export function passwordVariables(secret: string): Record<string, string> {
  return Object.fromEntries(
    NATS_USERS.map((user) => [
      `NATS_PASSWORD_${user.toUpperCase().replaceAll('-', '_')}`,
      natsCredentials(user, secret).pass,
    ]),
  )
}
