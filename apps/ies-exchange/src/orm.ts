import { join } from 'node:path'

/** Tables of the IES exchange and where their migrations are. */
export const iesExchangeOrm = {
  entities: [],
  migrations: join(import.meta.dirname, 'migrations'),
}
