import { change, fields, list, rowsOf, send, text, type Errand } from './errand.ts'
import type { Cast, Provider } from './people.ts'
import { freshPackets } from './staffing.ts'

const CENTS = 12_00
/** Billed months and participants of each that are looked at for a case. */
const MONTHS = 3
const PEOPLE = 20

/** A cost that comes after its month was billed, with the reason; its amendment is reviewed and approved. */
export async function amend(provider: Provider, { billingManager }: Cast): Promise<Errand | undefined> {
  const place = await billedPlace(provider)
  if (place === undefined) return undefined
  const { worker, manager } = provider
  return async (pen) => {
    const { customerId, category, activityId, month } = place
    const [entered, reason] = [pen.mark(), pen.mark()]
    const money = { method: 'gift_card', issuedOn: `${month}-15`, unitCents: CENTS, quantity: 1, paidBy: 'grant' }
    const cost = { category, activityId, subtype: `Late ${entered}`, ...money, amendmentReason: `Found late ${reason}` }
    await pen.write(entered, send(worker.client, `/api/customers/${customerId}/costs`, cost))
    pen.note(reason)
    const open = await rowsOf(manager.client, `/api/amendments?view=to_review&month=${month}&pageSize=200`)
    const amendment = open.find((row) => text(row['reason']).includes(reason))
    if (amendment === undefined) throw new Error('The late cost has brought no amendment')
    const id = text(amendment['id'])
    const record = `/api/amendments/${id}`
    const accept = { accept: true }
    await pen.write(`amendment ${id} reviewed`, change(manager.client, record, `${record}/review`, accept))
    await pen.write(`amendment ${id} approved`, change(billingManager.client, record, `${record}/approve`, accept))
    pen.note(`amendment ${id} version 3`)
  }
}

interface BilledPlace {
  readonly customerId: string
  readonly activityId: string
  readonly category: string
  readonly month: string
}

/**
 * Somebody of this provider who was served in a month that is billed, and a category with room. Amendments are reviewed
 * with the next staffing: not of a programme whose staffing is approved and reopened meanwhile.
 */
async function billedPlace({ worker: { client } }: Provider): Promise<BilledPlace | undefined> {
  const packets = await rowsOf(client, `/api/packets?dashboard=all_complete&sort=-month&pageSize=${MONTHS}`)
  const staffed = new Set((await freshPackets(client)).map(programmeOf))
  for (const packet of packets.filter((one) => !staffed.has(programmeOf(one)))) {
    const people = await rowsOf(client, `/api/packets/${text(packet['id'])}/participants?pageSize=${PEOPLE}`)
    for (const person of people.filter(({ name }) => name !== null)) {
      const services = `/api/customers/${text(person['customerId'])}/services`
      const year = await client.read(`${services}?fiscalYear=${String(packet['fiscalYear'])}`)
      const found = placeIn(year, packet)
      if (found !== undefined) return { customerId: text(person['customerId']), ...found }
    }
  }
  return undefined
}

type Fields = Readonly<Record<string, unknown>>

function programmeOf(packet: Fields): unknown {
  return fields(packet['programme'])['id']
}

function placeIn(year: Fields, packet: Fields): Omit<BilledPlace, 'customerId'> | undefined {
  const month = text(packet['month'])
  const day = `${month}-15`
  const activity = list(year['activities']).find(
    ({ programmeId, startedOn, endedOn }) =>
      programmeId === programmeOf(packet) && text(startedOn) <= day && day <= text(endedOn ?? day),
  )
  const category = list(year['categories']).find(
    ({ service, block, capCents, totalCents }) =>
      fields(service)['status'] === 'open' &&
      block === null &&
      Number(totalCents) + CENTS <= Number(capCents ?? Number.POSITIVE_INFINITY),
  )
  const mayAdd = Array.isArray(year['allowed']) && year['allowed'].includes('addCost')
  if (activity === undefined || category === undefined || !mayAdd) return undefined
  return { activityId: text(activity['id']), category: text(category['category']), month }
}
