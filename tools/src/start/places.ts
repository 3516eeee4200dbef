import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { reachable } from '@isets/testing'

/** Where things are. Everything that a start leaves behind is in `.data`. */
export const ROOT = join(import.meta.dirname, '../../..')
const DATA = join(ROOT, '.data')

export const places = {
  data: DATA,
  logs: join(DATA, 'logs'),
  secrets: join(DATA, 'secrets'),
  nats: join(DATA, 'nats'),
  mail: join(DATA, 'mail'),
  files: join(DATA, 'files'),
  clock: join(DATA, 'clock.json'),
  running: join(DATA, 'running.json'),
  web: join(ROOT, 'apps/web/dist'),
}

export function logOf(name: string): string {
  mkdirSync(places.logs, { recursive: true })
  return join(places.logs, `${name}.log`)
}

/**
 * The data of PostgreSQL: `.data/postgres`. Root's PostgreSQL runs as another user, who cannot walk into a checkout
 * below /root; then it is a folder of /var/lib.
 */
export function postgresDir(runAs: { uid: number; gid: number } | undefined): string {
  const inData = join(DATA, 'postgres')
  return runAs === undefined || reachable(DATA, runAs) ? inData : outsideOfCheckout()
}

/** Everything that `npm run reset` removes. */
export function allData(): string[] {
  return userInfo().uid === 0 ? [DATA, outsideOfCheckout()] : [DATA]
}

function outsideOfCheckout(): string {
  const checkout = createHash('sha256').update(ROOT).digest('hex').slice(0, 12)
  return join('/var/lib', `isets-${checkout}`)
}
