import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, PageInput, pageOf } from '../shapes.ts'
import { NamedParty } from './shapes.ts'

/** What one provider was asked in a fiscal year, and how often nobody answered until the referral expired (REF-009). */
export const ProviderExpiries = z.object({
  /** Of the provider. */
  id: Id,
  provider: NamedParty,
  /** Referrals that were sent to it, again after an expiry too. */
  asked: z.int(),
  expired: z.int(),
  /** Of a hundred that were sent; `null` when none was sent in that year. */
  expiredPercent: z.int().nullable(),
  lastExpiredAt: Instant.nullable(),
})
export type ProviderExpiries = z.infer<typeof ProviderExpiries>

export const monitoring = {
  listExpiries: operation({
    service: 'referrals',
    method: 'GET',
    path: '/referrals/expiries',
    summary: 'How many referrals expired at each provider in a fiscal year, for monitoring and contracts (REF-009)',
    permission: ['monitor', 'Referral'],
    input: z.strictObject({
      /** Named by its end; left out, the one that runs. */
      fiscalYear: z.coerce.number().int().min(2000).max(2100).optional(),
      sort: z.enum(['expired', '-expired', 'provider', '-provider']).default('-expired'),
      ...PageInput,
    }),
    output: pageOf(ProviderExpiries),
    exportAs: {
      name: 'Expired referrals',
      columns: [
        { key: 'provider.name', heading: 'Provider', kind: 'text' },
        { key: 'asked', heading: 'Referrals received', kind: 'number' },
        { key: 'expired', heading: 'Expired', kind: 'number' },
        { key: 'expiredPercent', heading: 'Share expired', kind: 'percent' },
        { key: 'lastExpiredAt', heading: 'Last expired', kind: 'instant' },
      ],
    },
  }),
}
