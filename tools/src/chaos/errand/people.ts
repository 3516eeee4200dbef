import { DEMO_ORGANISATIONS, DEMO_PASSWORD, DEMO_USERS, type DemoUser } from '@isets/demo'
import { localDateOf } from '@isets/rules'
import type { RunningSystem } from '@isets/testing'
import type { Role } from '@isets/contracts'
import { PersistentClient } from '../persistent-client.ts'

export interface Person {
  readonly user: DemoUser
  readonly client: PersistentClient
}

/** Two case managers of one provider, and the provider manager who looks after it. */
export interface Provider {
  readonly organisationId: string
  readonly worker: Person
  readonly colleague: Person
  readonly manager: Person
}

export interface Cast {
  readonly providers: readonly Provider[]
  readonly idhsManager: Person
  /** Everybody who hears of requests for an override. */
  readonly idhsManagers: readonly DemoUser[]
  /** Decides on requests to delete a note: super user and IDHS management, both (C22). */
  readonly superUser: Person
  readonly agent: Person
  /** Of IDHS: answers reverse referrals. */
  readonly workforce: Person
  readonly billingManager: Person
  /** The day that the clock of the system shows, `YYYY-MM-DD`. */
  today(): string
}

/** The people of a run; each signs in when first needed. */
export function castOf({ webUrl, clock }: RunningSystem): Cast {
  const active = DEMO_USERS.filter(({ status }) => status === 'active')
  const person = (user: DemoUser | undefined): Person => {
    if (user === undefined) throw new Error('The demo world lacks somebody')
    return { user, client: new PersistentClient(webUrl, user.email, DEMO_PASSWORD) }
  }
  const withRole = (role: Role) => active.filter(({ roles }) => roles.includes(role))
  const partnersOf = (id: string) => withRole('partner').filter(({ organisationId }) => organisationId === id)
  return {
    providers: DEMO_ORGANISATIONS.map(({ id, providerManagerId }) => ({
      organisationId: id,
      worker: person(partnersOf(id)[0]),
      colleague: person(partnersOf(id)[1]),
      manager: person(active.find((user) => user.id === providerManagerId)),
    })),
    idhsManager: person(withRole('idhs_manager')[0]),
    idhsManagers: withRole('idhs_manager'),
    superUser: person(withRole('super_admin').find(({ roles }) => roles.includes('idhs_manager'))),
    agent: person(withRole('siu_agent')[0]),
    workforce: person(withRole('workforce_development')[0]),
    billingManager: person(withRole('billing_manager')[0]),
    today: () => localDateOf(clock.now()),
  }
}
