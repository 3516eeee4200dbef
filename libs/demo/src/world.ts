import { DEMO_ACCOUNTS, type DemoAccount } from './accounts.ts'
import { demoCustomers, type DemoCustomer } from './demo-customers.ts'
import { DEMO_FCRCS, DEMO_ORGANISATIONS, DEMO_REGIONS, type DemoOrganisation } from './organisations.ts'
import { DEMO_USERS, type DemoUser } from './people.ts'

export interface DemoWorld {
  readonly regions: readonly string[]
  readonly organisations: readonly DemoOrganisation[]
  readonly users: readonly DemoUser[]
  readonly accounts: readonly DemoAccount[]
  /** Three thousand, made when asked for; their dates lie around the day. */
  readonly customers: readonly DemoCustomer[]
}

/** The day of the tests, a Monday. */
const TEST_DAY = '2026-03-02'

/**
 * The invented programme that every service seeds its own part of: the same rows and ids each time.
 *
 * @param today the demo's day in Illinois, `YYYY-MM-DD`: only dates of customers depend on it
 */
export function demoWorld(today: string = TEST_DAY): DemoWorld {
  return {
    regions: DEMO_REGIONS,
    organisations: [...DEMO_ORGANISATIONS, ...DEMO_FCRCS],
    users: DEMO_USERS,
    accounts: DEMO_ACCOUNTS,
    get customers() {
      return demoCustomers(today)
    },
  }
}
