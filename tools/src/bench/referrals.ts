import { rowIds } from './casework.ts'
import { multiply } from './multiply.ts'
import type { ServiceBench } from './service-bench.ts'
import { accepted, at, type Work } from './workload.ts'

const GOAL = { 8: 100 }

/** Lists of referrals, and one with all its versions. */
export const referrals: ServiceBench = {
  service: 'referrals',
  fill: (database, customers) =>
    multiply(database, 'select distinct customer_id as id from referral', customers, [
      {
        table: 'customer',
        customer: 'id',
        fresh: ['id'],
        other: { individual_number: `lpad((700000000 + c.n)::text, 9, '0')` },
      },
      { table: 'consent', customer: 'customer_id', fresh: ['id', 'customer_id'], other: { file_id: 'null' } },
      { table: 'referral', customer: 'customer_id', fresh: ['id', 'customer_id', 'consent_id'] },
    ]),
  works: async ({ signedIn }): Promise<Work[]> => {
    const everywhere = await signedIn('workforce_development')
    const provider = await signedIn('partner')
    const ids = rowIds(accepted(await provider.get('/api/referrals?view=all&pageSize=200')))
    const reading = (what: string, path: (round: number) => string, session = everywhere): Work => ({
      name: what,
      p95: GOAL,
      run: async (line, round) => void accepted(await session.get(path(line * 7919 + round))),
    })
    return [
      reading('pending referrals of a provider', () => '/api/referrals?view=pending', provider),
      reading('all referrals of a provider', () => '/api/referrals?view=all', provider),
      reading('pending referrals of IDHS', () => '/api/referrals?view=pending'),
      reading('open a referral', (round) => `/api/referrals/${at(ids, round)}`, provider),
    ]
  },
}
