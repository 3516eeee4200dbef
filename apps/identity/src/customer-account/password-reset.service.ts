import {
  identityEvents,
  Refusal,
  type Caller,
  type contract,
  type CustomerAccountView,
  type InputOf,
} from '@isets/contracts'
import { recordAudit, recordEvent, SystemClock, transactional, type CallContext } from '@isets/service-kit'
import { EntityManager, LockMode } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { makePassword, type MadePassword } from '../password/made-password.ts'
import { PasswordCheck } from '../password/password-check.ts'
import { endSessions } from '../session/session-end.ts'
import { ThrottleService } from '../throttle/throttle.service.ts'
import { UserAccount } from '../user/user-account.entity.ts'
import { customerAccountView } from './customer-account.view.ts'

type Input = InputOf<typeof contract.identity.renewCustomerPassword>

const NO_ACCOUNT = 'This customer has no ISETS account yet. Search for the customer in IES to create one.'
const DEACTIVATED = 'The account of this customer is deactivated. File a help request to have it activated again.'
/** Nobody else has to hear of it: the version stays. */
const RESET = 'update user_account set password_hash = ?, start_password_until = ? where id = ?'

/**
 * REF-023, CUST-009: a start password in place of one that the customer has forgotten. Casework has said that the
 * caller may open the record. Like a first start password it is said once and serves for choosing an own one, so no
 * idempotency key replays the answer: a repeat makes another, and the last one counts.
 */
@Injectable()
export class PasswordResetService {
  readonly #em: EntityManager
  readonly #passwords: PasswordCheck
  readonly #throttle: ThrottleService
  readonly #clock: SystemClock

  constructor(em: EntityManager, passwords: PasswordCheck, throttle: ThrottleService, clock: SystemClock) {
    this.#em = em
    this.#passwords = passwords
    this.#throttle = throttle
    this.#clock = clock
  }

  /** @throws Refusal WRONG_STATUS without an account that lets anybody in, BUSY when too many passwords are worked on */
  async reset({ customerId }: Input, { caller }: CallContext): Promise<CustomerAccountView> {
    requireActive(await this.#em.findOne(UserAccount, { customerId }))
    const made = await makePassword(this.#passwords, this.#clock.now())
    const view = await transactional(this.#em, caller, (tx) => this.#replace(tx, customerId, made, caller))
    // Whoever has forgotten a password has tried some: those guesses do not count against the new one.
    await this.#throttle.forget(view.username)
    return view
  }

  async #replace(tx: EntityManager, customerId: string, made: MadePassword, by: Caller): Promise<CustomerAccountView> {
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
    const account = requireActive(await tx.findOne(UserAccount, { customerId }, locked))
    await tx.execute(RESET, [made.passwordHash, made.until, account.id], 'run')
    await tx.refresh(account)
    const now = this.#clock.now()
    await endSessions(tx, { userId: account.id }, 'password-reset', now)
    tellCustomer(tx, account, by)
    recordAudit(tx, {
      action: 'resetPassword',
      objectType: 'Account',
      objectId: account.id,
      changedFields: ['password'],
    })
    return customerAccountView('found', account, now, made.startPassword)
  }
}

function requireActive(account: UserAccount | null): UserAccount {
  if (account === null) throw new Refusal('WRONG_STATUS', { reason: NO_ACCOUNT })
  if (account.status === 'deactivated') throw new Refusal('WRONG_STATUS', { reason: DEACTIVATED })
  return account
}

/** By mail, where there is an address: somebody who did not ask for it should hear of it. */
function tellCustomer(tx: EntityManager, account: UserAccount, by: Caller): void {
  const email = account.contactEmail ?? account.email
  if (!email) return
  const payload = { userId: account.id, email, organisationName: by.organisationName }
  recordEvent(tx, identityEvents.customerPasswordReset, { aggregateId: account.id, aggregateVersion: 1, payload })
}
