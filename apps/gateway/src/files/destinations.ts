import { contract, Refusal, UPLOAD_PURPOSES, type Action, type Subject, type UploadPurpose } from '@isets/contracts'
import { ATTACHMENT_KINDS, CONSENT_FILE_TYPES } from '@isets/rules'
import type { BusClient, CallOptions } from '@isets/service-kit'
import * as z from 'zod'
import type { GatewayConfig } from '../config.ts'

/** A file that has passed every check and lies in the store. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  /** Not clean yet while the virus check does not answer. */
  readonly state: 'clean' | 'quarantined'
}

/** What uploads of one purpose are taken for, and which service records them. */
export interface Destination {
  readonly right: readonly [Action, Subject]
  readonly extensions: readonly string[]
  readonly limit: keyof Pick<GatewayConfig, 'UPLOAD_LIMIT' | 'FEED_LIMIT'>
  /** Only for files whose very purpose is to bring such numbers. */
  readonly mayHoldSsn: boolean
  /** What the address says beside the purpose. */
  readonly query: z.ZodType
  record(bus: BusClient, file: StoredFile, query: unknown, call: CallOptions): Promise<unknown>
}

function helpDesk(purpose: UploadPurpose): Destination {
  return {
    right: ['add', 'Upload'],
    extensions: ATTACHMENT_KINDS[purpose].extensions,
    limit: 'UPLOAD_LIMIT',
    mayHoldSsn: false,
    query: z.strictObject({}),
    record: (bus, file, _query, call) => bus.call(contract.helpDesk.registerUpload, { ...file, purpose }, call),
  }
}

const FeedQuery = z.strictObject({ feed: z.enum(['full', 'changes']) })

/** Purpose of an upload to what becomes of it. */
export const DESTINATIONS: ReadonlyMap<string, Destination> = new Map([
  ...UPLOAD_PURPOSES.map((purpose): [string, Destination] => [purpose, helpDesk(purpose)]),
  [
    'ies-feed',
    {
      right: ['add', 'IesFeed'],
      extensions: ['csv'],
      limit: 'FEED_LIMIT',
      mayHoldSsn: true,
      query: FeedQuery,
      record: async (bus, { id, name, bytes, sha256, state }, query, call) => {
        // Nobody releases feeds by hand: they are taken once the check answers.
        if (state !== 'clean') throw new Refusal('BUSY', { retryAfter: 60 })
        const full = FeedQuery.parse(query).feed === 'full'
        return bus.call(contract.iesExchange.registerImport, { id, name, bytes, sha256, full }, call)
      },
    },
  ],
  [
    'consent',
    {
      right: ['add', 'Consent'],
      extensions: CONSENT_FILE_TYPES,
      limit: 'UPLOAD_LIMIT',
      mayHoldSsn: false,
      query: z.strictObject({}),
      record: async (bus, { state, ...file }, _query, call) => {
        if (state !== 'clean') throw new Refusal('BUSY', { retryAfter: 60 })
        return bus.call(contract.referrals.registerConsentFile, file, call)
      },
    },
  ],
])
