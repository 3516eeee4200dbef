import type { Databases, Service } from '@isets/testing'
import type { Fact } from './ledger.ts'

/** Every text into which an errand writes a marker: service, table, column. */
const TEXTS = [
  ['help-desk', 'help_request', 'summary'],
  ['help-desk', `message where kind = 'answer'`, 'text'],
  ['referrals', 'referral_version', 'note'],
  ['referrals', 'consent', 'description'],
  ['casework', 'screening', 'answers::text'],
  ['casework', 'case_note', 'plan'],
  ['casework', 'deletion_request', 'explanation'],
  ['casework', 'deletion_request', 'decision_note'],
  ['billing', 'supportive_service', 'notes'],
  ['billing', 'cost', 'subtype'],
  ['billing', 'override_request', 'explanation'],
  ['billing', 'override_request', 'reason'],
  ['billing', 'amendment', 'reason'],
  ['billing', `packet_history where action = 'unapproved'`, 'note'],
] as const satisfies readonly (readonly [Service, string, string])[]

/** What carries no text is named by what it is about: service, and the keys that it holds. */
const NAMED = [
  [
    'billing',
    `select concat_ws(' ', 'packet', packet_id, action, part, report) as key, count(*) as count
     from packet_history where actor_id is not null group by 1`,
  ],
  [
    'billing',
    `select concat_ws(' ', 'amendment', id, act) as key, 1 as count from amendment, unnest(array[
       case when reviewed is not null then 'reviewed' end, case when approved is not null then 'approved' end,
       'version ' || version]) act where act is not null`,
  ],
  [
    'casework',
    `select concat_ws(' ', 'screening of', customer_id, 'by', organisation_id) as key, count(*) as count
     from screening group by 1`,
  ],
  ['casework', `select concat_ws(' ', 'screening', id, status, version) as key, 1 as count from screening`],
  [
    // The log of a plan, and the day itself: hours that were entered twice would stand in the log twice.
    'casework',
    `select concat_ws(' ', 'plan', customer_id, section, action, became) as key, count(*) as count
     from plan_change where section = 'attendance' group by 1`,
  ],
  [
    'casework',
    `select concat_ws(' ', 'attendance', activity_id, day, hours, case when verified_at is not null then 'verified' end)
       as key, 1 as count from attendance_day`,
  ],
  [
    'billing',
    `select concat_ws(' ', 'billing counts', activity_id, month, hours) as key, 1 as count from attendance_projection`,
  ],
  [
    'casework',
    `select concat_ws(' ', 'nobody sees', id) as key, 1 as count from customer where granted_organisation_ids = '{}'`,
  ],
  [
    'casework',
    `select concat_ws(' ', 'enrolment', customer_id, programme_id) as key, count(*) as count from enrolment group by 1`,
  ],
  [
    'casework',
    `select concat_ws(' ', 'status', customer_id, status) as key, count(*) as count
     from status_history group by 1`,
  ],
  [
    'referrals',
    `select concat_ws(' ', 'referral', referral_id, act) as key, count(*) as count
     from referral_version group by 1`,
  ],
  ['referrals', `select concat_ws(' ', 'consent', id, status, version) as key, 1 as count from consent`],
  [
    // A file that was sent again because its answer was lost changes nothing any more.
    'ies-exchange',
    `select concat_ws(' ', 'feed', name, 'rows', max(rows), 'added', sum(added), 'changed', sum(changed),
       'unchanged', min(unchanged), 'rejected', max(rejected)) as key, 1 as count
     from feed_import where status = 'finished' group by name`,
  ],
  ['ies-exchange', customersBy('customers of', 'ies_customer', 'line1')],
  ['casework', customersBy('casework knows of', 'customer', `address->>'line1'`)],
] as const satisfies readonly (readonly [Service, string])[]

/** How many customers live in the street of a marker. */
function customersBy(words: string, table: string, street: string): string {
  return `select concat('${words} ', marker, ': ', count(*)) as key, max(copies) as count
    from (select substring(${street} from 'chaos[0-9]+n[0-9]+s[0-9]+e') as marker, count(*) as copies from ${table}
      group by marker, individual_number) found
    where marker is not null group by marker`
}

interface Row {
  readonly key: string
  readonly count: string
}

/** How often each marker of the run, and each named write that was acknowledged, stands in the databases. */
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
  const named = NAMED.map(async ([service, sql]) => {
    const { rows } = await databases[service].query<Row>(sql)
    return rows.filter(({ key }) => keys.has(key))
  })
  const held = new Map<string, number>()
  for (const { key, count } of (await Promise.all([...marked, ...named])).flat()) {
    held.set(key, (held.get(key) ?? 0) + Number(count))
  }
  return held
}
