import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { DEMO_PASSWORD, demoWorld, type DemoUser } from '@isets/demo'
import type { ManualClock } from '@isets/testing'
import { hashPassword } from '../password/password-hash.ts'
import { identityDatabase, type IdentityDatabase } from '../test/identity-database.ts'
import { sessionsOn } from '../test/sessions-under-test.ts'

const { users } = demoWorld()
/** Every test has people of its own, so that no failure counts for another. */
const active = users.filter((one) => one.status === 'active').values()
const nextUser = (): DemoUser => active.next().value as DemoUser

const REFUSED = { code: 'SIGN_IN_REFUSED', details: {} }
let database: IdentityDatabase
let sessions: Awaited<ReturnType<typeof sessionsOn>>
let clock: ManualClock

beforeAll(async () => {
  database = await identityDatabase()
})
beforeEach(async () => {
  sessions = await sessionsOn(database)
  clock = sessions.clock
})
afterAll(() => database.drop())

/** What an attempt came to. */
async function attempt(email: string, password: string): Promise<string> {
  return sessions.open(email, password).then(
    () => 'in',
    (error: { code: string }) => error.code,
  )
}

function rows<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
  return database.em.fork().execute<Row[]>(query, values)
}

describe('signing in', () => {
  it('IDN-001 lets a person in by address and password, whatever the case of the address', async () => {
    const { email, id } = nextUser()
    const { view, sessionToken } = await sessions.open(email.toUpperCase(), DEMO_PASSWORD)
    expect(view.user.id).toBe(id)
    expect(sessionToken).toMatch(/^[\w-]{43}$/)
  })

  it('IDN-001 gives the same answer for a wrong password, an unknown address and a deactivated account', async () => {
    const left = users.find((one) => one.status === 'deactivated')
    await expect(sessions.open(nextUser().email, 'wrong')).rejects.toMatchObject(REFUSED)
    await expect(sessions.open('nobody@nowhere.example', DEMO_PASSWORD)).rejects.toMatchObject(REFUSED)
    await expect(sessions.open(left?.email ?? '', DEMO_PASSWORD)).rejects.toMatchObject(REFUSED)
  })

  it('does the same work for known and unknown addresses', async () => {
    const { email } = nextUser()
    const workFor = async (addresses: readonly string[]) => {
      const before = process.cpuUsage()
      for (const address of addresses) await attempt(address, 'wrong')
      return process.cpuUsage(before).user
    }
    await workFor([email])
    const known = await workFor([email, email, email])
    const unknown = await workFor([1, 2, 3].map((n) => `nobody-${n}@nowhere.example`))
    expect(unknown / known).toBeGreaterThan(0.5)
    expect(unknown / known).toBeLessThan(2)
  })

  it('takes no person without a role in (IDN-013)', async () => {
    const { email, id } = nextUser()
    await rows('delete from role_assignment where user_id = ?', [id])
    expect(await attempt(email, DEMO_PASSWORD)).toBe('SIGN_IN_REFUSED')
  })

  it('opens a new session each time and ends the one that the browser held', async () => {
    const { email } = nextUser()
    const first = await sessions.open(email, DEMO_PASSWORD)
    const second = await sessions.open(email, DEMO_PASSWORD, first.sessionToken)
    expect(second.sessionToken).not.toBe(first.sessionToken)
    await expect(sessions.issue(first.sessionToken)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const [event] = await rows<{ payload: { reason: string } }>(
      `select payload from outbox where type = 'sessions-ended' order by id desc limit 1`,
    )
    expect(event?.payload.reason).toBe('replaced')
  })

  it('audits success and refusal, with neither password nor token', async () => {
    const { email, id } = nextUser()
    const { sessionToken } = await sessions.open(email, DEMO_PASSWORD)
    await attempt(email, 'a-wrong-password')
    const audit = await rows<{ actor: string; outcome: string }>(
      `select * from audit_event where object_id = ? and action = 'signIn' order by id`,
      [id],
    )
    expect(audit.map(({ actor, outcome }) => [actor, outcome])).toEqual([
      [id, 'done'],
      ['script', 'denied'],
    ])
    const everything = JSON.stringify([audit, await rows('select * from outbox'), await rows('select * from session')])
    for (const secret of [DEMO_PASSWORD, 'a-wrong-password', sessionToken]) expect(everything).not.toContain(secret)
  })

  it('renews a hash that was made at a lower cost', async () => {
    const { email, id } = nextUser()
    const cheap = await hashPassword(DEMO_PASSWORD, { memory: 64, passes: 1, parallelism: 1 })
    await rows('update user_account set password_hash = ? where id = ?', [cheap, id])
    expect(await attempt(email, DEMO_PASSWORD)).toBe('in')
    const [row] = await rows<{ password_hash: string }>('select password_hash from user_account where id = ?', [id])
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await attempt(email, DEMO_PASSWORD)).toBe('in')
  })
})

describe('guessing', () => {
  it('is over after five failures: even the right password is refused for 15 minutes, with the same answer', async () => {
    const { email } = nextUser()
    for (const guess of ['a', 'b', 'c', 'd', 'e']) await attempt(email, guess)
    await expect(sessions.open(email, DEMO_PASSWORD)).rejects.toMatchObject(REFUSED)
    clock.advance({ minutes: 15, seconds: -1 })
    expect(await attempt(email, DEMO_PASSWORD)).toBe('SIGN_IN_REFUSED')
    clock.advance({ seconds: 1 })
    expect(await attempt(email, DEMO_PASSWORD)).toBe('in')
  })

  it('is not helped by asking 20 times at once', async () => {
    const { email } = nextUser()
    const guesses = Array.from({ length: 20 }, (_, n) => attempt(email, n === 15 ? DEMO_PASSWORD : `guess ${n}`))
    expect(new Set(await Promise.all(guesses))).toEqual(new Set(['SIGN_IN_REFUSED']))
    const [row] = await rows<{ failures: number }>('select max(failures) as failures from sign_in_throttle')
    expect(row?.failures).toBe(5)
  })

  it('forgets failures after a success', async () => {
    const { email } = nextUser()
    for (const guess of ['a', 'b', 'c', 'd']) await attempt(email, guess)
    expect(await attempt(email, DEMO_PASSWORD)).toBe('in')
    for (const guess of ['a', 'b', 'c', 'd']) await attempt(email, guess)
    expect(await attempt(email, DEMO_PASSWORD)).toBe('in')
  })

  it('counts for unknown addresses too, and keeps no address', async () => {
    for (const guess of ['a', 'b', 'c', 'd', 'e', 'f']) await attempt('stranger@nowhere.example', guess)
    const throttles = await rows<{ locked_until: string | null }>('select * from sign_in_throttle')
    expect(throttles.some((one) => one.locked_until !== null)).toBe(true)
    expect(JSON.stringify(throttles)).not.toContain('stranger')
  })

  it('is turned away when too many passwords wait to be checked', async () => {
    const crowd = Array.from({ length: 30 }, (_, n) => attempt(`crowd-${n}@nowhere.example`, 'guess'))
    const answers = await Promise.all(crowd)
    expect(answers.filter((code) => code === 'BUSY')).toHaveLength(8)
  })
})
