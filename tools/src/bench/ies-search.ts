import { fields } from '../load/fields.ts'
import type { BenchStage } from './service-bench.ts'
import { accepted, at, type Work } from './workload.ts'

const GOAL = { 8: 100 }
/** Customers who are searched for, in turn. */
const SEARCHED = 1_000
/** A number that no feed has. */
const NOBODYS = '000000000'

interface Person {
  readonly firstName: string
  readonly lastName: string
  readonly individualNumber: string
}

/** Search IES Customer by a provider: names and a number, those of a customer or those of nobody. Every one is audited. */
export async function iesSearch({ database, signedIn }: BenchStage): Promise<Work[]> {
  const provider = await signedIn('partner')
  const { rows } = await database.query<Person>(
    `select first_name as "firstName", last_name as "lastName", individual_number as "individualNumber"
     from ies_customer order by md5(id::text) limit ${SEARCHED}`,
  )
  const searching = (name: string, wanted: 'found' | 'not found', sought: (person: Person) => Person): Work => ({
    name,
    p95: GOAL,
    run: async (line, round) => {
      const { outcome } = fields(
        accepted(await provider.send('POST', '/api/ies/search', sought(at(rows, line * 7919 + round)))),
      )
      if ((outcome === 'not_found') !== (wanted === 'not found'))
        throw new Error(`${wanted} was expected: ${String(outcome)}`)
    },
  })
  return [
    searching('Search IES, found', 'found', (person) => person),
    searching('Search IES, not found', 'not found', (person) => ({ ...person, individualNumber: NOBODYS })),
  ]
}
