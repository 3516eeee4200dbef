import {
  contract,
  EXPORT_PAGE_SIZE,
  referralsEvents,
  Refusal,
  type IesCustomer,
  type PayloadOf,
} from '@isets/contracts'
import type { Services } from './services.ts'
import type { Viewer } from './viewers.ts'

const { billing, casework, referrals } = contract

/** A service, asked in somebody's name. */
type Asking = ReturnType<Services['billing']['as']>

/** Which of the customers a viewer meets, by the way on which they look: ids in a steady order. */
export type Answers = Readonly<Record<string, readonly string[]>>

/** Ways on which nobody meets a customer whom nobody has referred. */
export const OF_REFERRALS = ['customers of the referrals', 'export of the referrals'] as const
/** The way on which nobody meets a customer with whom nothing has ever happened. */
export const LIVE = 'live updates'

/** Looks at all customers with somebody's eyes, in every list, every file, and what their open page hears. */
export async function listedFor(
  viewer: Viewer,
  services: Services,
  customers: readonly IesCustomer[],
): Promise<Answers> {
  const { caller, packetId } = viewer
  const working = services.casework.as(caller)
  const paying = services.billing.as(caller)
  const page = { pageSize: EXPORT_PAGE_SIZE }
  const [listed, queue, overrides] = await Promise.all([
    working.call(casework.searchCustomers, page),
    services.referrals.as(caller).call(referrals.listReferrals, { ...page, view: 'all' }),
    paying.call(billing.listOverrides, page),
  ])
  const ids = new Map(customers.map(({ individualNumber, customerId }) => [individualNumber, customerId]))
  const exported = async (list: string) => {
    const numbers = await services.door.exported(viewer, list)
    return inOrder(numbers.map((number) => ids.get(number) ?? number))
  }
  const [inQueue, inQueueFile] = OF_REFERRALS
  return {
    'list of customers': inOrder(listed.rows.map(({ id }) => id)),
    'export of the customers': await exported('/customers'),
    [LIVE]: await heardOf(viewer, services),
    [inQueue]: inOrder(queue.rows.map(({ customer }) => customer.id)),
    [inQueueFile]: await exported('/referrals?view=all'),
    'list of overrides': inOrder(overrides.rows.map(({ customerId }) => customerId)),
    'export of the overrides': await exported('/overrides'),
    ...(await namesIn(paying, packetId)),
    'export of a packet': await exported(`/packets/${packetId}/participants`),
    'export of the costs of a packet': await exported(`/packets/${packetId}/costs`),
    'export of the attendance of a packet': await exported(`/packets/${packetId}/attendance`),
  }
}

/** Whom billing names, in a packet and beside it. */
async function namesIn(paying: Asking, packetId: string): Promise<Answers> {
  const page = { pageSize: EXPORT_PAGE_SIZE }
  const ofPacket = { ...page, id: packetId }
  const packet = await paying.call(billing.listParticipants, ofPacket)
  const costs = await paying.call(billing.listPacketCosts, ofPacket)
  const attendance = await paying.call(billing.listPacketAttendance, ofPacket)
  const amendments = await paying.call(billing.listAmendments, page)
  return {
    'names in a packet': named(packet.rows),
    'names in the costs of a packet': named(costs.rows),
    'names in the attendance of a packet': named(attendance.rows),
    'names in amendments': named(amendments.rows.map((row) => ({ ...row, name: row.customerName }))),
  }
}

function named(rows: readonly { readonly customerId: string; readonly name: string | null }[]): string[] {
  return inOrder(rows.flatMap(({ customerId, name }) => (name === null ? [] : customerId)))
}

/** Follows the addresses of customers, and searches for each. */
export async function foundBy(
  { caller }: Viewer,
  services: Services,
  customers: readonly IesCustomer[],
): Promise<Answers> {
  const [sending, working, paying] = [services.referrals, services.casework, services.billing].map((one) =>
    one.as(caller),
  )
  if (!sending || !working || !paying) throw new Error('A service is missing')
  const found = (looking: (customer: IesCustomer) => Promise<boolean>) => foundAmong(customers, looking)
  return {
    search: await found(async ({ individualNumber, customerId }) => {
      const { rows } = await working.call(casework.searchCustomers, { q: individualNumber })
      return rows.some(({ id }) => id === customerId)
    }),
    record: await found(({ customerId: id }) => isThere(working.call(casework.openCustomer, { id }))),
    plan: await found(({ customerId }) => isThere(working.call(casework.openPlan, { customerId }))),
    notes: await found(({ customerId }) => isThere(working.call(casework.listNotes, { customerId }))),
    services: await found(({ customerId }) => isThere(paying.call(billing.openServices, { customerId }))),
    costs: await found(({ customerId }) =>
      isThere(paying.call(billing.listCosts, { customerId }, { purpose: 'export' })),
    ),
    'who serves': await found(({ customerId }) => isThere(sending.call(referrals.readAccess, { customerId }))),
  }
}

/** Whose last news has reached the viewer's open page. */
async function heardOf(viewer: Viewer, { referrals: { sql }, door }: Services): Promise<string[]> {
  const { type } = referralsEvents.accessChanged
  const last = await sql<{ id: string; payload: PayloadOf<typeof referralsEvents.accessChanged> }>(
    `select distinct on (aggregate_id) id, payload from outbox where type = ?
     order by aggregate_id, aggregate_version desc`,
    [type],
  )
  const heard = door.heardBy(viewer)
  return inOrder(last.flatMap(({ id, payload }) => (heard.has(id) ? payload.customerId : [])))
}

/** How many customers the viewer's list counts, and whether the queue of referrals counts the rows that it shows. */
export async function countsFor({ caller }: Viewer, services: Services) {
  const sending = services.referrals.as(caller)
  const [{ all }, { views }, { total }] = await Promise.all([
    services.casework.as(caller).call(casework.countCustomers, {}),
    sending.call(referrals.countReferrals, {}),
    sending.call(referrals.listReferrals, { view: 'all' }),
  ])
  return { customers: all, isQueueCounted: views.all === total }
}

async function foundAmong(
  customers: readonly IesCustomer[],
  looking: (customer: IesCustomer) => Promise<boolean>,
): Promise<string[]> {
  const looked = await inTurns(customers, async (one) => ((await looking(one)) ? [one.customerId] : []))
  return inOrder(looked.flat())
}

/** So many at a time: more calls at once than a busy machine answers in time would be refused. */
const AT_A_TIME = 9

export async function inTurns<One, Result>(
  all: readonly One[],
  act: (one: One, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < all.length; from += AT_A_TIME) {
    const some = all.slice(from, from + AT_A_TIME)
    results.push(...(await Promise.all(some.map((one, index) => act(one, from + index)))))
  }
  return results
}

export function inOrder(found: readonly string[]): string[] {
  return [...new Set(found)].toSorted()
}

async function isThere(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return false
    throw error
  }
}
