import type { ServiceCategory } from '@isets/contracts'
import type { CapAccount, CostFacts } from '@isets/rules'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'

/** One category of a customer's fiscal year. */
export interface AccountKey {
  readonly customerId: string
  readonly category: ServiceCategory
  readonly fiscalYear: number
}

const HOLD = `insert into cap_account (customer_id, category, fiscal_year, version) values (?, ?, ?, 1)
  on conflict (customer_id, category, fiscal_year) do update set version = cap_account.version + 1`

/**
 * Holds the account until the commit: whoever else changes a cost or a request of it waits here, and then sees what was
 * done. Everything that the decision rests on is read after this (SUPP-014).
 */
export async function holdAccount(em: EntityManager, { customerId, category, fiscalYear }: AccountKey): Promise<void> {
  await preparedQuery(em, HOLD, [customerId, category, fiscalYear])
}

const FACTS = `
with counted as (
  select * from counted_cost c
  where c.customer_id = ? and c.category = ? and c.fiscal_year = ? and c.id is distinct from ?::uuid
), asked as (
  select * from override_request o where o.customer_id = ? and o.category = ? and o.fiscal_year = ?
)
select
  (select cap_cents from cap_setting s where s.category = ? and s.starts_on <= ? order by s.starts_on desc limit 1)
    as cap_cents,
  coalesce((select sum(total_cents) from counted), 0)::float8 as other_cents,
  reserved_cents(?, ?, ?, ?) as reserved_cents,
  coalesce((select sum(excess_cents) from counted where status = 'override_approved'), 0)::float8
    + coalesce((select sum(excess_cents) from asked where status = 'approved' and cost_id is null), 0)::float8
    as approved_cents,
  exists (select 1 from counted where status in ('over_cap', 'override_denied'))
    or exists (select 1 from asked where status = 'pending' and (cost_id is null or cost_id is distinct from ?::uuid))
    as is_blocked`

interface FactsRow {
  readonly cap_cents: number | null
  readonly other_cents: number
  readonly reserved_cents: number
  readonly approved_cents: number
  readonly is_blocked: boolean
}

/**
 * Where the account stands, for a cost of that day. Hold the account first.
 *
 * @param apartFrom the cost that is about to change: neither its money nor its state is looked at
 */
export async function accountFacts(
  em: EntityManager,
  { customerId, category, fiscalYear }: AccountKey,
  day: string,
  apartFrom: string | null = null,
): Promise<CostFacts> {
  const key = [customerId, category, fiscalYear]
  const [row] = await preparedQuery<FactsRow>(em, FACTS, [
    ...[...key, apartFrom, ...key, category, day],
    ...[...key, apartFrom, apartFrom],
  ])
  const account: CapAccount = {
    capCents: row?.cap_cents ?? null,
    approvedCents: row?.approved_cents ?? 0,
    otherCents: (row?.other_cents ?? 0) + (row?.reserved_cents ?? 0),
  }
  return { account, isBlocked: row?.is_blocked ?? true }
}
