import { natsCredentials, type NatsUser, type PostgresAccess } from '@isets/testing'
import { places } from './places.ts'
import type { PortName, Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'

export interface Service {
  readonly name: NatsUser & PortName
  readonly database: `isets_${string}`
}

/** Services with a database, in the order in which they start. The gateway follows. */
export const SERVICES: readonly Service[] = [
  { name: 'identity', database: 'isets_identity' },
  { name: 'help-desk', database: 'isets_help_desk' },
  { name: 'notifier', database: 'isets_notifier' },
]

export interface Surroundings {
  readonly ports: Ports
  readonly secrets: Secrets
  readonly postgres: PostgresAccess
  readonly natsUrl: string
}

export function webUrl(ports: Ports): string {
  return `http://localhost:${ports.web}`
}

/** What a service reads from its environment; its `config.ts` says what each setting means. */
export function serviceEnvironment({ name, database }: Service, around: Surroundings): Record<string, string> {
  const { ports, secrets, postgres } = around
  return {
    ...everywhere(name, around),
    PORT: String(ports[name]),
    DATABASE_URL: postgres.appUrl(database),
    CONTEXT_PRIVATE_KEY_FILE: name === 'identity' ? secrets.contextKeyFile : '',
    SMTP_URL: name === 'notifier' ? `smtp://127.0.0.1:${ports.mail}` : '',
    MAIL_FROM: name === 'notifier' ? 'ISETS demo <no-reply@isets.example>' : '',
    WEB_URL: webUrl(ports),
  }
}

/** For `migrate.js` and `seed.js`, which run as the owner of the tables. */
export function ownerEnvironment(service: Service, around: Surroundings): Record<string, string> {
  return { ...serviceEnvironment(service, around), OWNER_DATABASE_URL: around.postgres.ownerUrl(service.database) }
}

export function gatewayEnvironment(around: Surroundings): Record<string, string> {
  return {
    ...everywhere('gateway', around),
    PORT: String(around.ports.web),
    FILES_DIR: places.files,
    WEB_DIR: places.web,
    COOKIE_SECURE: 'false',
  }
}

function everywhere(user: NatsUser, { secrets, natsUrl }: Surroundings): Record<string, string> {
  const { pass } = natsCredentials(user, secrets.nats)
  return {
    NODE_ENV: 'production',
    NATS_URL: natsUrl,
    NATS_PASSWORD: pass,
    CONTEXT_KEYS: secrets.contextKeys,
    CLOCK_FILE: places.clock,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
  }
}
