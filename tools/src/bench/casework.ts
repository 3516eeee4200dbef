import { accepted, at, text, type Work } from './workload.ts'
import { multiply } from './multiply.ts'
import type { ServiceBench } from './service-bench.ts'

const GOAL = { 8: 100 }
const NAMES = 1_500
/** Numbers of their own, and last names as they are spread among so many people: some dozens share one. */
const NEW_IDENTITY = {
  last_name: `initcap(translate(left(md5((c.n % ${NAMES})::text), 7), '0123456789', 'ghijklmnop'))`,
  individual_number: `lpad((700000000 + c.n)::text, 9, '0')`,
  case_number: `lpad((600000000 + c.n)::text, 9, '0')`,
}

/** Search and record of customers. */
export const casework: ServiceBench = {
  service: 'casework',
  fill: (database, customers) =>
    multiply(database, `select id from customer where et_status = 'active'`, customers, [
      { table: 'customer', customer: 'id', fresh: ['id'], other: NEW_IDENTITY },
      { table: 'customer_access', customer: 'customer_id', fresh: ['customer_id'] },
      { table: 'screening', customer: 'customer_id', fresh: ['id', 'customer_id'] },
      { table: 'status_history', customer: 'customer_id', fresh: ['id', 'customer_id'] },
      { table: 'enrolment', customer: 'customer_id', fresh: ['id', 'customer_id'] },
      { table: 'goal', customer: 'customer_id', fresh: ['id', 'customer_id', 'enrolment_id'] },
      { table: 'activity', customer: 'customer_id', fresh: ['id', 'customer_id', 'enrolment_id', 'goal_id'] },
    ]),
  works: async ({ database, signedIn }): Promise<Work[]> => {
    const everywhere = await signedIn('workforce_development')
    const provider = await signedIn('partner')
    const own = accepted(await provider.get('/api/customers?pageSize=200'))
    const ids = rowIds(own)
    const names = await database.query<{ name: string }>(
      `select distinct last_name as name from customer where last_name not like '%-%' order by 1 limit 50`,
    )
    const name = (round: number) => encodeURIComponent(at(names.rows, round).name)
    const reading = (what: string, path: (round: number) => string, session = everywhere): Work => ({
      name: what,
      p95: GOAL,
      run: async (line, round) => void accepted(await session.get(path(line * 7919 + round))),
    })
    return [
      reading('search customers by name', (round) => `/api/customers?q=${name(round)}`),
      reading('search a number', (round) => `/api/customers?q=${700_000_001 + (round % 1_000)}`),
      reading('first page of all customers', () => '/api/customers'),
      reading('search by name, own customers only', (round) => `/api/customers?q=${name(round)}`, provider),
      reading('open a record', (round) => `/api/customers/${at(ids, round)}`, provider),
      reading('open a plan', (round) => `/api/customers/${at(ids, round)}/plan`, provider),
    ]
  },
}

/** Ids of the rows of a list. */
export function rowIds({ rows }: Record<string, unknown>): string[] {
  if (!Array.isArray(rows)) throw new Error('This is not a list')
  return rows.map((row: { id?: unknown }) => text(row.id))
}
