import { Refusal, type contract, type InputOf, type OutputOf } from '@isets/contracts'
import { Clock, recordAudit, SystemClock, transactional } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Inject, Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { PasswordCheck } from '../password/password-check.ts'
import { chosenPassword, replaceStartPassword } from '../password/first-sign-in.ts'
import { hashPassword, isOutdated, passwordMatches } from '../password/password-hash.ts'
import { SESSION_LIMITS } from '../settings.ts'
import { ThrottleService } from '../throttle/throttle.service.ts'
import { UserAccount } from '../user/user-account.entity.ts'
import { endSessions } from './session-end.ts'
import type { SessionLimits } from './session-limits.ts'
import { newSessionToken, tokenHash } from './session-token.ts'
import { sessionView } from './session.view.ts'
import { Session } from './session.entity.ts'
import { callerOf, findSignedIn } from './signed-in.ts'

type SignIn = InputOf<typeof contract.identity.openSession>

/** The account, and the hash that is stored now for the password that was checked. */
interface Checked {
  readonly user: UserAccount
  readonly passwordHash: string
}

/**
 * Waits for a reset that is under way. Lets in by no other password than the one in use: a start password, or one that
 * was chosen in its place, may have come since the check.
 */
const ARRIVED = `
update user_account set last_sign_in_at = ?
where id = ? and password_hash = ? and start_password_until is null returning id`

/** Opens sessions (IDN-001, IDN-008). Whatever is wrong, the answer is the same and takes the same time. */
@Injectable()
export class SignInService {
  readonly #em: EntityManager
  readonly #throttle: ThrottleService
  readonly #passwords: PasswordCheck
  readonly #realClock: SystemClock
  readonly #businessClock: Clock
  readonly #limits: SessionLimits

  constructor(
    em: EntityManager,
    throttle: ThrottleService,
    passwords: PasswordCheck,
    realClock: SystemClock,
    businessClock: Clock,
    @Inject(SESSION_LIMITS) limits: SessionLimits,
  ) {
    this.#em = em
    this.#throttle = throttle
    this.#passwords = passwords
    this.#realClock = realClock
    this.#businessClock = businessClock
    this.#limits = limits
  }

  /**
   * @throws Refusal SIGN_IN_REFUSED, or BUSY when too many sign in at once; with the right start password PASSWORD_DUE,
   * and INVALID for a new one that will not do
   */
  async open(input: SignIn): Promise<OutputOf<typeof contract.identity.openSession>> {
    const name = input.email.toLowerCase()
    const checked = await this.#passwords.inTurn(() => this.#identify(name, input.password))
    if (checked === null) throw new Refusal('SIGN_IN_REFUSED')
    await this.#throttle.forget(name)
    const chosen = chosenPassword(checked.user, input, this.#realClock.now())
    if (chosen === undefined) return this.#start(checked, input)
    return this.#start(checked, input, await this.#passwords.inTurn(() => hashPassword(chosen)))
  }

  /** The account, when the password is right and it may sign in now. */
  async #identify(name: string, password: string): Promise<Checked | null> {
    const admitted = await this.#throttle.admit(name)
    const where = name.includes('@') ? { email: name } : { username: name }
    const user = await this.#em.findOne(UserAccount, where, { populate: ['passwordHash', 'roles'] })
    const fits = await this.#passwords.fits(password, admitted ? user?.passwordHash : undefined)
    if (user !== null && fits && user.status === 'active' && user.roles.length > 0) {
      const passwordHash = isOutdated(user.passwordHash) ? await this.#renewHash(user, password) : user.passwordHash
      return { user, passwordHash }
    }
    await transactional(this.#em, null, async (tx) => {
      recordAudit(tx, { action: 'signIn', objectType: 'Account', objectId: user?.id ?? '', outcome: 'denied' })
    })
    return null
  }

  /**
   * Not a change of the user that anybody has to hear of: the version stays. Never over a password made meanwhile.
   * Returns the hash that is stored for this password then, which another sign-in may have renewed first.
   */
  async #renewHash({ id, passwordHash }: UserAccount, password: string): Promise<string> {
    const renewed = await hashPassword(password)
    const written = await this.#em.execute<unknown[]>(
      'update user_account set password_hash = ? where id = ? and password_hash = ? returning id',
      [renewed, id, passwordHash],
    )
    if (written.length > 0) return renewed
    const [now] = await this.#em.execute<{ stored: string }[]>(
      'select password_hash as stored from user_account where id = ?',
      [id],
    )
    return now !== undefined && (await passwordMatches(password, now.stored)) ? now.stored : passwordHash
  }

  /** Always a new id, never one that the browser held before. */
  async #start({ user, passwordHash }: Checked, { replaces, address, device }: SignIn, ownHash?: string) {
    const now = this.#realClock.now()
    const sessionToken = newSessionToken()
    const hash = tokenHash(sessionToken)
    const signedIn = await transactional(this.#em, null, async (tx) => {
      if (replaces !== undefined) await endSessions(tx, { tokenHash: tokenHash(replaces) }, 'replaced', now)
      const times = { openedAt: now, lastActiveAt: now }
      tx.create(Session, { id: v7(), tokenHash: hash, userId: user.id, ...times, address, device })
      await tx.flush()
      if (ownHash !== undefined) {
        await replaceStartPassword(tx, { userId: user.id, checkedHash: passwordHash, ownHash })
      }
      const arrived = await tx.execute<unknown[]>(ARRIVED, [now, user.id, ownHash ?? passwordHash])
      const found = await findSignedIn(tx, hash)
      // deactivated, or given another password (REF-023), in this very moment
      if (arrived.length === 0 || found === null) throw new Refusal('SIGN_IN_REFUSED')
      const own = { objectType: 'Account', objectId: user.id, by: callerOf(found) } as const
      if (ownHash !== undefined) recordAudit(tx, { ...own, action: 'edit', changedFields: ['password'] })
      recordAudit(tx, { ...own, action: 'signIn' })
      return found
    })
    return { sessionToken, view: sessionView(signedIn, this.#limits, this.#businessClock.now(), now) }
  }
}
