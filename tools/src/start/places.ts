import { createHash } from 'node:crypto'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { CHECKOUT, postgresProgram, reachable } from '@isets/testing'

/** Everything that a start leaves behind. */
export const DATA = join(CHECKOUT, '.data')
export const CLOCK = join(DATA, 'clock.json')
export const RUNNING = join(DATA, 'running.json')

/**
 * The data of PostgreSQL: `.data/postgres`. Root's PostgreSQL runs as another user, who cannot walk into a checkout
 * below /root; then it is a folder of /var/lib.
 */
export async function postgresDir(): Promise<string> {
  const { runAs } = await postgresProgram()
  return runAs === undefined || reachable(DATA, runAs) ? join(DATA, 'postgres') : outsideOfCheckout()
}

/** Everything that `npm run reset` removes. */
export function allData(): string[] {
  return userInfo().uid === 0 ? [DATA, outsideOfCheckout()] : [DATA]
}

function outsideOfCheckout(): string {
  const checkout = createHash('sha256').update(CHECKOUT).digest('hex').slice(0, 12)
  return join('/var/lib', `isets-${checkout}`)
}
