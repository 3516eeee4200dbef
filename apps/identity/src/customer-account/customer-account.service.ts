import { identityEvents, type Caller, type contract, type CustomerAccountView, type InputOf } from '@isets/contracts'
import { recordAudit, recordEvent, SystemClock, transactional, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { v7 } from 'uuid'
import { makePassword, type MadePassword } from '../password/made-password.ts'
import { PasswordCheck } from '../password/password-check.ts'
import { UserAccount } from '../user/user-account.entity.ts'
import { recordUserChanged } from '../user/user-events.ts'
import { customerAccountView } from './customer-account.view.ts'
import { usernameFor } from './username.ts'

type Input = InputOf<typeof contract.identity.provideCustomerAccount>

const DRAWS = 10
const CREATE = `
with account as (
  insert into user_account (id, first_name, last_name, username, contact_email, customer_id, status, password_hash,
    start_password_until)
  values (?, ?, ?, ?, ?, ?, 'active', ?, ?)
  on conflict do nothing
  returning id
)
insert into role_assignment (user_id, role, assigned_at) select id, 'customer', ? from account returning user_id`
/**
 * Never over a password that the customer has chosen, not even one chosen in this very moment; nor, of an account that
 * was signed in to, over the start password of a reset (REF-023), which takes the right to open the record.
 */
const RENEW = `
update user_account set password_hash = ?, start_password_until = ?
where customer_id = ? and start_password_until is not null and last_sign_in_at is null and status = 'active'
returning id`

/**
 * IES-018: the one account of a customer. It is looked for by the customer id; a missing one is created with a
 * username and a start password, which is said once and never stored. Not replayed by an idempotency key, which would
 * have to keep it: the unique customer id makes every repeat find what the first one made.
 */
@Injectable()
export class CustomerAccountService {
  readonly #em: EntityManager
  readonly #passwords: PasswordCheck
  readonly #clock: SystemClock

  constructor(em: EntityManager, passwords: PasswordCheck, clock: SystemClock) {
    this.#em = em
    this.#passwords = passwords
    this.#clock = clock
  }

  /** @throws Refusal BUSY when too many passwords are worked on */
  async provide(input: Input, { caller }: CallContext): Promise<CustomerAccountView> {
    const { customerId, newStartPassword: renew } = input
    const inTransaction = <T>(work: (tx: EntityManager) => Promise<T>) => transactional(this.#em, caller, work)
    const known = await this.#em.findOne(UserAccount, { customerId })
    if (known !== null && !(renew && isUnused(known))) {
      return inTransaction((tx) => this.#found(tx, customerId))
    }
    const made = await makePassword(this.#passwords, this.#clock.now())
    if (known !== null) return inTransaction((tx) => this.#renew(tx, customerId, made))
    return inTransaction((tx) => this.#create(tx, input, made, caller))
  }

  async #found(tx: EntityManager, customerId: string): Promise<CustomerAccountView> {
    const account = await loaded(tx, customerId)
    recordAudit(tx, { action: 'read', objectType: 'Account', objectId: account.id })
    return customerAccountView('found', account, this.#clock.now())
  }

  /** Of two that create at once, the second waits for the first here and finds its account. */
  async #create(tx: EntityManager, input: Input, made: MadePassword, by: Caller): Promise<CustomerAccountView> {
    const { customerId, firstName, lastName, email } = input
    const now = this.#clock.now()
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const created = await tx.execute<unknown[]>(CREATE, [
        ...[v7(), firstName, lastName, usernameFor(firstName, lastName), email === '' ? null : email, customerId],
        ...[made.passwordHash, made.until, now],
      ])
      if (created.length > 0) return this.#created(tx, input, made, by)
      if ((await tx.count(UserAccount, { customerId })) > 0) return this.#found(tx, customerId)
    }
    throw new Error(`No free username for a customer in ${DRAWS} draws`)
  }

  async #renew(tx: EntityManager, customerId: string, made: MadePassword): Promise<CustomerAccountView> {
    const renewed = await tx.execute<unknown[]>(RENEW, [made.passwordHash, made.until, customerId])
    if (renewed.length === 0) return this.#found(tx, customerId)
    const account = await loaded(tx, customerId)
    recordAudit(tx, { action: 'resetPassword', objectType: 'Account', objectId: account.id })
    return customerAccountView('found', account, this.#clock.now(), made.startPassword)
  }

  async #created(tx: EntityManager, { customerId, email }: Input, { startPassword }: MadePassword, by: Caller) {
    const account = await loaded(tx, customerId)
    recordUserChanged(tx, account)
    if (email !== '') {
      const payload = { userId: account.id, email, organisationName: by.organisationName }
      recordEvent(tx, identityEvents.customerAccountCreated, { aggregateId: customerId, aggregateVersion: 1, payload })
    }
    recordAudit(tx, { action: 'add', objectType: 'Account', objectId: account.id })
    return customerAccountView('created', account, this.#clock.now(), startPassword)
  }
}

/** Whether a start password is all that the account has ever had. */
function isUnused({ startPasswordUntil, lastSignInAt }: UserAccount): boolean {
  return Boolean(startPasswordUntil) && !lastSignInAt
}

async function loaded(tx: EntityManager, customerId: string): Promise<UserAccount> {
  return tx.findOneOrFail(UserAccount, { customerId }, { populate: ['roles'], refresh: true })
}
