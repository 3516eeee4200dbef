import { join } from 'node:path'

/** Tables of referrals and where their migrations are. */
export const referralsOrm = {
  entities: [],
  migrations: join(import.meta.dirname, 'migrations'),
}
