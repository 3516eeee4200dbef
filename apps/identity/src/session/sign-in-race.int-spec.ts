import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { demoWorld } from '@isets/demo'
import type { CallContext } from '@isets/service-kit'
import { ManualClock } from '@isets/testing'
import { PasswordResetService } from '../customer-account/password-reset.service.ts'
import { PasswordCheck } from '../password/password-check.ts'
import { hashPassword } from '../password/password-hash.ts'
import { callerWith } from '../test/identity-on-the-bus.ts'
import { identityDatabase, type IdentityDatabase } from '../test/identity-database.ts'
import { sessionsOn } from '../test/sessions-under-test.ts'
import { ThrottleService } from '../throttle/throttle.service.ts'

const CHEAP = { memory: 64, passes: 1, parallelism: 1 }
const OLD = 'three quiet herons'
const NEW = 'seven loud sparrows'
const demo = demoWorld().users.find(({ roles }) => roles.includes('customer'))
const { id, email, customerId } = { ...demo, email: demo?.email ?? '', customerId: demo?.customerId ?? '' }

/** Does `meanwhile` right after a password was compared and before anything is made of it. */
class StallingCheck extends PasswordCheck {
  readonly #meanwhile: () => Promise<unknown>

  constructor(meanwhile: () => Promise<unknown>) {
    super()
    this.#meanwhile = meanwhile
  }

  override async fits(password: string, stored: string | undefined): Promise<boolean> {
    const fits = await super.fits(password, stored)
    await this.#meanwhile()
    return fits
  }
}

let database: IdentityDatabase
let others: Awaited<ReturnType<typeof sessionsOn>>
beforeAll(async () => {
  database = await identityDatabase()
  others = await sessionsOn(database)
})
beforeEach(() => resetAndChoose(OLD))
afterAll(() => database.drop())

/** Staff reset the password of the customer; the start password that they are told. */
async function reset(): Promise<string> {
  const clock = new ManualClock()
  const throttle = new ThrottleService(database.em, clock)
  const resets = new PasswordResetService(database.em, new PasswordCheck(), throttle, clock)
  const context = { caller: callerWith('partner') } as CallContext
  const { startPassword } = await database.asRequest(() => resets.reset({ customerId }, context))
  return startPassword ?? ''
}

/** The customer has this password afterwards, and no session. */
async function resetAndChoose(password: string): Promise<void> {
  const { sessionToken } = await others.choose(email, await reset(), password)
  await others.close(sessionToken)
}

const stallingFor = (meanwhile: () => Promise<unknown>) =>
  sessionsOn(database, new ManualClock(), new StallingCheck(meanwhile))
const openSessions = () =>
  database.em.fork().execute('select id from session where user_id = ? and ended_at is null', [id])

describe('a sign-in that stalls after its password was compared', () => {
  it('REF-023 IDN-001 is turned away when the password was reset and chosen again meanwhile', async () => {
    const stalled = await stallingFor(() => resetAndChoose(NEW))
    await expect(stalled.open(email, OLD)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    expect(await openSessions()).toEqual([])
    expect((await others.open(email, NEW)).view.user.id).toBe(id)
  })

  it('REF-023 chooses nothing with a start password that another reset has replaced meanwhile', async () => {
    const first = await reset()
    const made: string[] = []
    const stalled = await stallingFor(async () => made.push(await reset()))
    await expect(stalled.choose(email, first, OLD)).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    expect(await openSessions()).toEqual([])
    expect((await others.choose(email, made[0] ?? '', NEW)).view.user.id).toBe(id)
  })

  it('IDN-001 is let in when another sign-in has renewed the hash of the same password meanwhile', async () => {
    await database.em
      .fork()
      .execute('update user_account set password_hash = ? where id = ?', [await hashPassword(OLD, CHEAP), id], 'run')
    const stalled = await stallingFor(() => others.open(email, OLD))
    expect((await stalled.open(email, OLD)).view.user.id).toBe(id)
    expect(await openSessions()).toHaveLength(2)
  })
})
