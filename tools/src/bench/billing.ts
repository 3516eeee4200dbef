import type { Pool } from 'pg'
import { fields, text } from '../load/fields.ts'
import type { HttpSession } from '../load/http-session.ts'
import { multiply } from './multiply.ts'
import type { BenchStage, ServiceBench } from './service-bench.ts'
import { accepted, at, type Work } from './workload.ts'

const GOAL = { 8: 100 }
const PARTICIPANTS = 300
/** Customers whose costs are entered, in turn. */
const ENTERED_FOR = 24

/** Entry of costs, and the packet of a month with 300 participants. */
export const billing: ServiceBench = {
  service: 'billing',
  fill: async (database, customers) => {
    const packet = await fillPacket(database)
    const active = `select id from customer_projection where status = 'active'`
    await multiply(database, active, customers, [
      { table: 'customer_projection', customer: 'id', fresh: ['id'] },
      { table: 'customer_access', customer: 'customer_id', fresh: ['customer_id'] },
      ...STANDING,
      { table: 'enrolment_projection', customer: 'customer_id', fresh: ['id', 'customer_id'] },
      { table: 'goal_projection', customer: 'customer_id', fresh: ['id', 'customer_id', 'enrolment_id'] },
      { table: 'supportive_service', customer: 'customer_id', fresh: ['id', 'customer_id', 'goal_id'] },
      {
        table: 'cost',
        customer: 'customer_id',
        fresh: ['id', 'customer_id'],
        only: `not ${inMonthOf(packet)}`,
        quiet: true,
      },
    ])
  },
  works,
}

/** Since when customers are Active and their referrals accepted. */
const STANDING = ['status_span', 'referral_span'].map((table) => ({
  ...{ table, customer: 'customer_id', fresh: ['id', 'customer_id'] },
}))
const LAST_DAY = `(date_trunc('month', (p.month || '-01')::date) + interval '1 month - 1 day')::date`
/** A packet that nobody has begun, of the programme and month with the most participants. */
const BIGGEST = `
select p.id, p.organisation_id, p.programme_id, p.month, (p.month || '-01')::date::text as first, ${LAST_DAY}::text as last,
  (select count(*)::int from packet_participants(p.id, (p.month || '-01')::date, ${LAST_DAY})) as participants
from staffing_packet p where p.staffing_status = 'not_started' order by participants desc, p.id limit 1`

interface Biggest {
  readonly id: string
  readonly organisation_id: string
  readonly programme_id: string
  readonly month: string
  readonly first: string
  readonly last: string
  readonly participants: number
}

async function biggest(database: Pool): Promise<Biggest> {
  const found = (await database.query<Biggest>(BIGGEST)).rows[0]
  if (found === undefined || found.participants === 0) throw new Error('There is no packet with participants')
  return found
}

/** The packet gets 300 participants with their costs, and no costs of anybody else. */
async function fillPacket(database: Pool): Promise<Biggest> {
  const packet = await biggest(database)
  const { id, first, last, participants } = packet
  const source = `select customer_id as id from packet_participants('${id}', '${first}', '${last}')`
  await multiply(database, source, Math.max(0, PARTICIPANTS - participants), [
    { table: 'customer_projection', customer: 'id', fresh: ['id'] },
    { table: 'customer_access', customer: 'customer_id', fresh: ['customer_id'] },
    ...STANDING,
    { table: 'enrolment_projection', customer: 'customer_id', fresh: ['id', 'customer_id'] },
    { table: 'activity_projection', customer: 'customer_id', fresh: ['id', 'customer_id', 'enrolment_id'] },
    { table: 'attendance_projection', customer: 'customer_id', fresh: ['activity_id', 'customer_id'], quiet: true },
    { table: 'cost', customer: 'customer_id', fresh: ['id', 'customer_id'], only: inMonthOf(packet), quiet: true },
  ])
  return packet
}

function inMonthOf({ programme_id, month }: Biggest): string {
  return `(t.programme_id = '${programme_id}' and t.month = '${month}')`
}

async function works({ database, signedIn }: BenchStage): Promise<Work[]> {
  const packet = await biggest(database)
  const worker = await signedIn('partner', packet.organisation_id)
  const places = await costPlaces(worker)
  const reading = (what: string, path: string): Work => ({
    name: what,
    p95: GOAL,
    run: async () => void accepted(await worker.get(path)),
  })
  const open = `/api/packets/${packet.id}`
  const totals = fields(accepted(await worker.get(open))['totals'])
  return [
    {
      name: 'enter a cost',
      p95: GOAL,
      records: ENTERED_FOR,
      run: async (line, round) => {
        const { customerId, ...place } = at(places, line + round * 8)
        const cost = { ...place, subtype: 'Bus pass', method: 'bus_pass', unitCents: 1, quantity: 1, paidBy: 'grant' }
        accepted(await worker.send('POST', `/api/customers/${customerId}/costs`, cost))
      },
    },
    reading('services of a customer', `/api/customers/${text(places[0]?.customerId)}/services`),
    reading(`packet of ${String(totals['participants'])} participants`, open),
    reading('200 of its participants', `${open}/participants?pageSize=200`),
  ]
}

/** Customers of the provider with an open activity, each with an open service in a category that has room. */
async function costPlaces(worker: HttpSession) {
  const { rows } = accepted(await worker.get('/api/customers?status=active&pageSize=200'))
  const places: { customerId: string; category: string; activityId: string; issuedOn: string }[] = []
  for (const row of Array.isArray(rows) ? rows : []) {
    if (places.length === ENTERED_FOR) break
    const customerId = text(fields(row)['id'])
    const year = accepted(await worker.get(`/api/customers/${customerId}/services`))
    const activity = listOf(year['activities']).find((one) => one['endedOn'] === null)
    const category = listOf(year['categories']).find((one) => one['block'] === null && one['service'] === null)
    const [goal] = listOf(year['goals'])
    if (activity === undefined || category === undefined || goal === undefined) continue
    const code = text(category['category'])
    const service = { category: code, status: 'open', goalId: text(goal['id']) }
    accepted(await worker.send('POST', `/api/customers/${customerId}/services`, service))
    places.push({ customerId, category: code, activityId: text(activity['id']), issuedOn: text(year['today']) })
  }
  return places
}

function listOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(fields) : []
}
