import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** The root folder of this checkout. */
export const CHECKOUT = join(import.meta.dirname, '../../../..')

/** For Node programs that we start: V8 keeps what it compiled there, and the next one loads the same modules faster. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: join(CHECKOUT, 'node_modules/.cache/node-compile-cache') } as const

/** What a running system keeps, below its one folder. */
export interface Places {
  readonly dir: string
  readonly secrets: string
  readonly postgres: string
  readonly nats: string
  readonly mail: string
  readonly files: string
  readonly clock: string
  /** The log of one of its processes. */
  logOf(name: string): string
}

export function placesIn(dir: string): Places {
  const logs = join(dir, 'logs')
  mkdirSync(logs, { recursive: true })
  return {
    dir,
    secrets: join(dir, 'secrets'),
    postgres: join(dir, 'postgres'),
    nats: join(dir, 'nats'),
    mail: join(dir, 'mail'),
    files: join(dir, 'files'),
    clock: join(dir, 'clock.json'),
    logOf: (name) => join(logs, `${name}.log`),
  }
}
