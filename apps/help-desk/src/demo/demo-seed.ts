import type { Caller } from '@isets/contracts'
import { demoId, demoWorld, isDemoFcrc, type DemoUser } from '@isets/demo'
import { addBusinessDays } from '@isets/rules'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { HelpRequest } from '../help-request/help-request.entity.ts'
import { demoCases, type DemoCase } from './demo-lives.ts'
import { live } from './demo-life.ts'
import { DEMO_STORIES } from './demo-stories.ts'
import { file } from './demo-filing.ts'

const DAY_MS = 24 * 3_600_000
/** Every third request comes from one of the demo accounts, so that their pages are not empty. */
const FROM_AN_ACCOUNT_EVERY = 3

/**
 * Fills an empty help desk with four hundred invented requests over the year before `now`, in all states. Their past is
 * played through the same rules as real requests, but nobody is told: no events, no mail. Does nothing when there are
 * requests already.
 */
export async function seedDemoRequests(em: EntityManager, now: Date): Promise<number> {
  if ((await em.count(HelpRequest)) > 0) return 0
  const cast = demoCast()
  const cases = demoCases()
  await em.transactional(async (tx) => {
    for (const [index, one] of cases.entries()) {
      await play(tx, cast, one, index, now)
      await tx.flush()
      tx.clear()
    }
    await markOldOnesRead(tx, cast, now)
  })
  return cases.length
}

interface Cast {
  readonly requesters: readonly [DemoUser, ...DemoUser[]]
  readonly accounts: readonly [DemoUser, ...DemoUser[]]
  readonly agents: readonly [DemoUser, ...DemoUser[]]
}

function demoCast(): Cast {
  const active = demoWorld().users.filter(({ status }) => status === 'active')
  const providers = active.filter(isOfProvider)
  const accounts = demoWorld().accounts.map(({ user }) => user)
  return {
    requesters: atLeastOne(providers),
    accounts: atLeastOne(accounts.filter(isOfProvider)),
    agents: atLeastOne(active.filter(({ roles }) => roles.includes('siu_agent'))),
  }
}

/** FCRCs have asked for nothing yet. */
function isOfProvider({ organisationId }: DemoUser): boolean {
  return organisationId !== null && !isDemoFcrc(organisationId)
}

function atLeastOne(users: readonly DemoUser[]): readonly [DemoUser, ...DemoUser[]] {
  const [first, ...others] = users
  if (first === undefined) throw new Error('The demo world has nobody for this part')
  return [first, ...others]
}

async function play(
  em: EntityManager,
  cast: Cast,
  { daysAgo, life }: DemoCase,
  index: number,
  now: Date,
): Promise<void> {
  const fromAccount = index % FROM_AN_ACCOUNT_EVERY === 0
  const pool = fromAccount ? cast.accounts : cast.requesters
  const requester = callerOf(pick(pool, fromAccount ? index / FROM_AN_ACCOUNT_EVERY : index))
  const story = pick(DEMO_STORIES, index * 5 + Math.floor(index / DEMO_STORIES.length))
  const filedAt = momentBefore(now, daysAgo)
  const request = await file(em, { id: demoId('help-request', String(index)), story, requester, filedAt })
  await live(em, {
    request,
    story,
    life,
    requester: requester.caller,
    agent: callerOf(pick(cast.agents, index)).caller,
    now,
  })
}

/** Whole business days back, then the fraction of a day in clock hours. */
function momentBefore(now: Date, daysAgo: number): Date {
  const whole = Math.floor(daysAgo)
  const day = whole === 0 ? now : addBusinessDays(now, -whole)
  return new Date(day.getTime() - (daysAgo - whole) * DAY_MS)
}

function pick<Item>(items: readonly [Item, ...Item[]], index: number): Item {
  return items[index % items.length] ?? items[0]
}

export interface DemoRequester {
  readonly user: DemoUser
  readonly caller: Caller
}

function callerOf(user: DemoUser): DemoRequester {
  const organisation = demoWorld().organisations.find(({ id }) => id === user.organisationId)
  const caller: Caller = {
    userId: user.id,
    sessionId: 'demo',
    name: `${user.firstName} ${user.lastName}`,
    email: user.email,
    roles: [...user.roles],
    organisationId: user.organisationId,
    organisationName: organisation?.name ?? null,
    subGranteeIds: [],
    assignedOrganisationIds: [],
  }
  return { user, caller }
}

/** What is older than two days has been seen by its requester and by SIU. */
async function markOldOnesRead(em: EntityManager, { agents }: Cast, now: Date): Promise<void> {
  const leads = demoWorld().users.filter(({ roles }) => roles.includes('siu_lead'))
  const support = [...agents, ...leads].map(({ id }) => id)
  const settled = new Date(now.getTime() - 2 * DAY_MS)
  const seen = `select u.id, r.id, greatest(r.message_at, r.note_at) from help_request r`
  await preparedQuery(
    em,
    `insert into read_marker (user_id, request_id, read_at)
     ${seen}, unnest(?::uuid[]) as u (id) where r.support_updated_at < ?
     union ${seen}, lateral (select r.requester_id) as u (id) where r.updated_at < ?`,
    [support, settled, settled],
  )
}
