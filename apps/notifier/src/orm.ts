import { join } from 'node:path'
import { Delivery } from './delivery/delivery.entity.ts'
import { Person } from './person/person.entity.ts'

/** What the notifier stores, and where its migrations are. */
export const notifierOrm = {
  entities: [Delivery, Person],
  migrations: join(import.meta.dirname, 'migrations'),
}
