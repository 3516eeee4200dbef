import { join } from 'node:path'

/** Tables of billing and where their migrations are. */
export const billingOrm = {
  entities: [],
  migrations: join(import.meta.dirname, 'migrations'),
}
