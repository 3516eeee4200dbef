import { DEMO_ACCOUNTS, type DemoAccount } from './accounts.ts'
import { DEMO_ORGANISATIONS, DEMO_REGIONS, type DemoOrganisation } from './organisations.ts'
import { DEMO_USERS, type DemoUser } from './people.ts'

export interface DemoWorld {
  readonly regions: readonly string[]
  readonly organisations: readonly DemoOrganisation[]
  readonly users: readonly DemoUser[]
  readonly accounts: readonly DemoAccount[]
}

/** The invented programme that every service seeds its own part of: the same rows and ids each time. */
export function demoWorld(): DemoWorld {
  return { regions: DEMO_REGIONS, organisations: DEMO_ORGANISATIONS, users: DEMO_USERS, accounts: DEMO_ACCOUNTS }
}
