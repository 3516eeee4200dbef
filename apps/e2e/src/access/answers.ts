import {
  contract,
  EXPORT_PAGE_SIZE,
  referralsEvents,
  Refusal,
  type Caller,
  type IesCustomer,
  type PayloadOf,
} from '@isets/contracts'
import { partnerOf } from './case-file.ts'
import { updateFor, type Services } from './services.ts'

const { billing, casework, referrals } = contract

/** Which of the customers a provider meets, by the way on which it looks: ids in a steady order. */
export type Answers = Readonly<Record<string, readonly string[]>>

/** The way on which nobody meets a customer whom nobody has referred. */
export const OF_REFERRALS = 'customers of the referrals'

/** Looks at all customers as somebody of the provider, in every list and under every address. */
export async function answersTo(
  place: number,
  services: Services,
  customers: readonly IesCustomer[],
): Promise<Answers> {
  const person = partnerOf(place)
  const [sending, working, paying] = [services.referrals, services.casework, services.billing].map((one) =>
    one.as(person),
  )
  if (!sending || !working || !paying) throw new Error('A service is missing')
  const page = { pageSize: EXPORT_PAGE_SIZE }
  const [listed, exported, queue] = await Promise.all([
    working.call(casework.searchCustomers, page),
    working.call(casework.searchCustomers, page, { purpose: 'export' }),
    sending.call(referrals.listReferrals, { ...page, view: 'all' }),
  ])
  const found = (looking: (customer: IesCustomer) => Promise<boolean>) => foundAmong(customers, looking)
  return {
    'list of customers': ids(listed.rows.map(({ id }) => id)),
    'export of customers': ids(exported.rows.map(({ id }) => id)),
    'live updates': await heardOf(person, services),
    [OF_REFERRALS]: ids(queue.rows.map(({ customer }) => customer.id)),
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

/** Whose last news would have reached an open page of the provider. */
async function heardOf(listener: Caller, { referrals: { sql } }: Services): Promise<string[]> {
  const { type } = referralsEvents.accessChanged
  const last = await sql<{ payload: PayloadOf<typeof referralsEvents.accessChanged> }>(
    `select distinct on (aggregate_id) payload from outbox where type = ?
     order by aggregate_id, aggregate_version desc`,
    [type],
  )
  const told = last.filter(({ payload }) => updateFor(listener, { name: 'accessChanged', payload }) !== undefined)
  return ids(told.map(({ payload }) => payload.customerId))
}

/** How many customers the views of the provider's list count. */
export async function countFor(place: number, services: Services): Promise<number> {
  return (await services.casework.as(partnerOf(place)).call(casework.countCustomers, {})).all
}

async function foundAmong(
  customers: readonly IesCustomer[],
  looking: (customer: IesCustomer) => Promise<boolean>,
): Promise<string[]> {
  const looked = await inTurns(customers, async (one) => ((await looking(one)) ? [one.customerId] : []))
  return ids(looked.flat())
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

function ids(found: readonly string[]): string[] {
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
