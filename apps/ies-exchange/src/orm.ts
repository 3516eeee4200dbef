import { join } from 'node:path'
import { DiscardedFile } from '@isets/service-kit'
import { IesCustomerRecord } from './customer/ies-customer.entity.ts'
import { FeedImport } from './import/feed-import.entity.ts'
import { FeedWarning } from './import/feed-warning.entity.ts'
import { RowFault, StagedRow } from './import/staging.entity.ts'
import { Lookup } from './search/lookup.entity.ts'

/** Tables of the IES exchange and where their migrations are. */
export const iesExchangeOrm = {
  entities: [FeedImport, StagedRow, RowFault, IesCustomerRecord, Lookup, DiscardedFile, FeedWarning],
  migrations: join(import.meta.dirname, 'migrations'),
}
