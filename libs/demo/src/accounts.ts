import { DEMO_USERS, type DemoUser } from './people.ts'

/** The one password of every demo person. Never set where real people sign in. */
export const DEMO_PASSWORD = 'maple-lantern-demo'

export interface DemoAccount {
  /** Whom a visitor becomes by it: "Provider case manager". */
  readonly label: string
  readonly user: DemoUser
}

/** label, key of the user. */
const TABLE = [
  ['Provider case manager', 'prairie-2'],
  ['Provider programme manager', 'heartland-1'],
  ['Intermediary', 'bluestem-2'],
  ['SIU agent', 'agent-1'],
  ['SIU lead', 'lead-1'],
  ['Provider manager', 'pm-1'],
  ['Workforce development', 'workforce-1'],
  ['Billing manager', 'billing-1'],
  ['IDHS manager', 'idhs-1'],
  ['Super user', 'super-1'],
  ['IDHS management with super-user access', 'super-2'],
  ['Platform manager', 'platform-1'],
  ['Program manager', 'program-1'],
  ['FCRC case worker', 'fcrc-south-2'],
  ['Customer', 'customer-1'],
] as const

/** One account for each kind of user, in the order in which the start table shows them. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = TABLE.map(([label, key]) => {
  const user = DEMO_USERS.find((one) => one.key === key)
  if (!user) throw new Error(`There is no demo user ${key}`)
  return { label, user }
})
