import type { Databases, Service } from '@isets/testing'
import type { Fact } from './ledger.ts'

/** Every text into which an errand writes a marker: service, table, column. */
const TEXTS = [
  ['help-desk', 'help_request', 'summary'],
  ['help-desk', `message where kind = 'answer'`, 'text'],
  ['referrals', 'referral_version', 'note'],
  ['casework', 'case_note', 'plan'],
  ['casework', 'deletion_request', 'explanation'],
  ['casework', 'deletion_request', 'decision_note'],
  ['billing', 'supportive_service', 'notes'],
  ['billing', 'cost', 'subtype'],
  ['billing', 'override_request', 'explanation'],
  ['billing', 'override_request', 'reason'],
  ['billing', `packet_history where action = 'unapproved'`, 'note'],
] as const satisfies readonly (readonly [Service, string, string])[]

/** Acts on packets carry no text: packet, act, part and report name them. */
const PACKET_ACTS = `select concat_ws(' ', 'packet', packet_id, action, part, report) as key, count(*) as count
  from packet_history where actor_id is not null group by 1`

interface Row {
  readonly key: string
  readonly count: string
}

/** How often each marker of the run, and each act on a packet that was acknowledged, stands in the databases. */
export async function heldIn(databases: Databases, seed: number, told: readonly Fact[]): Promise<Map<string, number>> {
  const marked = TEXTS.map(async ([service, table, column]) => {
    const { rows } = await databases[service].query<Row>(
      `select key, count(*) as count from (select substring(${column} from $1) as key from ${table}) found
       where key is not null group by key`,
      [`chaos${seed}n[0-9]+s[0-9]+e`],
    )
    return rows
  })
  const keys = new Set(told.map(({ key }) => key))
  const acts = (await databases.billing.query<Row>(PACKET_ACTS)).rows.filter(({ key }) => keys.has(key))
  const held = new Map<string, number>()
  for (const { key, count } of [...(await Promise.all(marked)).flat(), ...acts]) {
    held.set(key, (held.get(key) ?? 0) + Number(count))
  }
  return held
}
