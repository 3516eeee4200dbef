import { join } from 'node:path'

/** Tables of casework and where their migrations are. */
export const caseworkOrm = {
  entities: [],
  migrations: join(import.meta.dirname, 'migrations'),
}
