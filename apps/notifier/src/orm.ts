import { join } from 'node:path'
import { Delivery } from './delivery/delivery.entity.ts'
import { Digest } from './digest/digest.entity.ts'
import { PendingReferral } from './digest/pending-referral.entity.ts'
import { Organisation } from './person/organisation.entity.ts'
import { Person } from './person/person.entity.ts'
import { MailPreference } from './preference/mail-preference.entity.ts'

/** What the notifier stores, and where its migrations are. */
export const notifierOrm = {
  entities: [Delivery, Digest, MailPreference, Organisation, PendingReferral, Person],
  migrations: join(import.meta.dirname, 'migrations'),
}
