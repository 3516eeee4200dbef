import { natsCredentials } from '../nats/credentials.ts'
import type { PostgresAccess } from '../postgres/start-postgres.ts'
import type { Places } from './checkout.ts'
import type { Secrets } from './secrets.ts'

/** Services with a database, in the order in which they are prepared. */
export const SERVICES = [
  'identity',
  'help-desk',
  'notifier',
  'ies-exchange',
  'referrals',
  'casework',
  'billing',
] as const
export type Service = (typeof SERVICES)[number]
export const SYSTEM_SERVICES = [...SERVICES, 'gateway'] as const
export type SystemService = (typeof SYSTEM_SERVICES)[number]

/** `web` is the gateway's; to `mailIn` of the help desk come answers by mail. */
export const PORT_NAMES = ['web', 'mailInbox', 'mail', 'mailIn', 'postgres', 'nats', ...SERVICES] as const
export type PortName = (typeof PORT_NAMES)[number]
export type Ports = Record<PortName, number>

export interface Surroundings {
  readonly places: Places
  readonly ports: Ports
  readonly secrets: Secrets
  readonly postgres: PostgresAccess
  readonly natsUrl: string
  /** The built web app. */
  readonly webDir: string
  /** Settings of a service that differ from ours. */
  readonly env: Partial<Record<SystemService, Readonly<Record<string, string>>>>
}

export function databaseOf(service: Service): string {
  return `isets_${service.replaceAll('-', '_')}`
}

/** What a service reads from its environment; its `config.ts` says what each setting means. */
export function environmentOf(service: SystemService, around: Surroundings): Record<string, string> {
  const { ports, places } = around
  const replies = { REPLY_DOMAIN: 'reply.isets.example', REPLY_SECRET: around.secrets.reply }
  const own: Partial<Record<SystemService, Record<string, string>>> = {
    identity: { CONTEXT_PRIVATE_KEY_FILE: around.secrets.contextKeyFile },
    'help-desk': {
      ISETS_ACCESS_MAILBOX: 'isets-access@dhs.example',
      ISETS_POLICY_MAILBOX: 'isets-policy@dhs.example',
      MAIL_IN_PORT: String(ports.mailIn),
      ...replies,
    },
    notifier: {
      SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
      MAIL_FROM: 'ISETS demo <no-reply@isets.example>',
      ON_DUTY_MAILBOX: 'on-duty@siu.example',
      WEB_URL: webUrl(ports),
      ...replies,
    },
    'ies-exchange': { FILES_DIR: places.files, IES_SSN_KEY: around.secrets.ssn },
    gateway: { FILES_DIR: places.files, WEB_DIR: around.webDir, COOKIE_SECURE: 'false' },
  }
  return { ...everywhere(service, around), ...own[service], ...around.env[service] }
}

/** For `migrate.js` and `seed.js`, which run as the owner of the tables. */
export function ownerEnvironment(service: Service, around: Surroundings): Record<string, string> {
  return { ...environmentOf(service, around), OWNER_DATABASE_URL: around.postgres.ownerUrl(databaseOf(service)) }
}

export function portOf(service: SystemService, ports: Ports): number {
  return service === 'gateway' ? ports.web : ports[service]
}

export function webUrl(ports: Ports): string {
  return `http://localhost:${ports.web}`
}

function everywhere(service: SystemService, around: Surroundings): Record<string, string> {
  const { ports, places, secrets, postgres, natsUrl } = around
  return {
    NODE_ENV: 'production',
    PORT: String(portOf(service, ports)),
    DATABASE_URL: service === 'gateway' ? '' : postgres.appUrl(databaseOf(service)),
    NATS_URL: natsUrl,
    NATS_PASSWORD: natsCredentials(service, secrets.nats).pass,
    CONTEXT_KEYS: secrets.contextKeys,
    CLOCK_FILE: places.clock,
  }
}
