import type { Databases } from './open-databases.ts'
import type { Service } from './services.ts'

type Reading = readonly [Service, string]

/**
 * What one service owns and others keep: the same lines from each. An owner's line that nobody has to keep (a customer
 * whom nobody works with) is left out by its query.
 */
const SHARED: Readonly<Record<string, { readonly owner: Reading; readonly copies: readonly Reading[] }>> = {
  'who may see whom': {
    owner: ['referrals', access('customer', 'id')],
    copies: [
      ['casework', access('customer_access', 'customer_id')],
      ['casework', access('customer', 'id')],
      ['billing', access('customer_access', 'customer_id')],
    ],
  },
  contracts: {
    owner: ['billing', `select concat_ws(' ', id, number, starts_on, ends_on) from contract`],
    copies: [
      ['casework', `select concat_ws(' ', id, number, starts_on, ends_on) from contract`],
      ['referrals', `select concat_ws(' ', id, number, starts_on, ends_on) from contract`],
    ],
  },
  // One that was removed is closed for those who have served customers in it.
  'open programmes': {
    owner: ['referrals', `select concat_ws(' ', id, name, type) from programme where open`],
    copies: [
      ['casework', `select concat_ws(' ', id, name, type) from programme where is_open`],
      ['billing', `select concat_ws(' ', id, name, type) from programme_projection where is_open`],
    ],
  },
  enrolments: {
    owner: ['casework', `select concat_ws(' ', id, programme_id, enrolled_on, ended_on) from enrolment`],
    copies: [
      ['billing', `select concat_ws(' ', id, programme_id, enrolled_on, ended_on) from enrolment_projection`],
      ['referrals', `select concat_ws(' ', id, programme_id, enrolled_on, ended_on) from enrolment`],
    ],
  },
  goals: {
    owner: ['casework', `select concat_ws(' ', id, enrolment_id, status, md5(statement)) from goal`],
    copies: [
      [
        'billing',
        `select concat_ws(' ', id, enrolment_id, status, md5(statement)) from goal_projection where not is_removed`,
      ],
    ],
  },
  activities: {
    owner: ['casework', `select concat_ws(' ', id, type, status, started_on, completed_on) from activity`],
    copies: [['billing', `select concat_ws(' ', id, type, status, started_on, completed_on) from activity_projection`]],
  },
  'statuses of customers': {
    owner: ['casework', `select concat_ws(' ', id, et_status) from customer where et_status <> 'not_enrolled'`],
    copies: [['billing', `select concat_ws(' ', id, status) from customer_projection where status <> 'not_enrolled'`]],
  },
  'pending referrals': {
    owner: ['referrals', `select id::text from referral where status = 'pending_provider_response'`],
    copies: [['casework', `select id::text from referral where status = 'pending_provider_response'`]],
  },
  people: {
    owner: [
      'identity',
      `select concat_ws(' ', id, email) from user_account u where status = 'active'
       and not exists (select 1 from role_assignment r where r.user_id = u.id and r.role = 'customer')`,
    ],
    copies: [
      ['help-desk', `select concat_ws(' ', id, email) from person where active and not roles && array['customer']`],
      ['casework', `select concat_ws(' ', id, email) from person where active and not roles && array['customer']`],
    ],
  },
}

function access(table: string, id: string): string {
  return `select ${id} || ' ' || array_to_string(array(select unnest(granted_organisation_ids) order by 1), ',')
    from ${table} where cardinality(granted_organisation_ids) > 0`
}

/** Where a copy differs from what its owner holds, in words with an example; empty when all agree. */
export async function disagreements(databases: Databases): Promise<string[]> {
  const found = Object.entries(SHARED).flatMap(([what, { owner, copies }]) =>
    copies.map(async (copy) => {
      const [own, kept] = await Promise.all([lines(databases, owner), lines(databases, copy)])
      return difference(`${what}, ${owner[0]} and ${copy[0]}`, own, kept)
    }),
  )
  return (await Promise.all(found)).flat()
}

async function lines(databases: Databases, [service, sql]: Reading): Promise<ReadonlySet<string>> {
  const { rows } = await databases[service].query<string[]>({ text: sql, rowMode: 'array' })
  return new Set(rows.map(([line = '']) => line))
}

function difference(what: string, own: ReadonlySet<string>, kept: ReadonlySet<string>): string[] {
  const missing = [...own].filter((line) => !kept.has(line))
  const extra = [...kept].filter((line) => !own.has(line))
  if (missing.length + extra.length === 0) return []
  const example = missing[0] ?? extra[0]
  return [`${what}: ${missing.length} missing, ${extra.length} differing or too many, for example "${example}"`]
}
