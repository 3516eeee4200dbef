import { Refusal, type contract, type InputOf, type UserView } from '@isets/contracts'
import { authorise } from '@isets/policies'
import { findSsn, SSN_SENTENCE } from '@isets/rules'
import { recordAudit, SystemClock, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Organisation } from '../organisation/organisation.entity.ts'
import { endSessions } from '../session/session-end.ts'
import { UserAccount } from './user-account.entity.ts'
import { recordUserChanged } from './user-events.ts'
import { userView } from './user.view.ts'

type Change = InputOf<typeof contract.identity.deactivateUser>

/** Ends accounts and lets them live again (IDN-023). The account itself stays: histories name it. */
@Injectable()
export class AccountStatusService {
  readonly #em: EntityManager
  readonly #clock: SystemClock

  constructor(em: EntityManager, clock: SystemClock) {
    this.#em = em
    this.#clock = clock
  }

  /** @throws Refusal NOT_FOUND, FORBIDDEN, STALE, PERSONAL_DATA, or WRONG_STATUS when it is deactivated already */
  async deactivate(change: Change, context: CallContext): Promise<UserView> {
    const user = await this.#load(change, context)
    if (user.id === context.caller.userId) {
      throw new Refusal('FORBIDDEN', { reason: 'Nobody deactivates the own account: ask another super user.' })
    }
    const now = this.#clock.now()
    user.deactivate(now)
    await this.#em.flush()
    await endSessions(this.#em, { userId: user.id }, 'deactivated', now)
    return this.#told(user, 'deactivate', change.reason)
  }

  /** @throws Refusal NOT_FOUND, FORBIDDEN, STALE, PERSONAL_DATA, or WRONG_STATUS when it is active */
  async reactivate(change: Change, context: CallContext): Promise<UserView> {
    const user = await this.#load(change, context)
    user.reactivate()
    await this.#em.flush()
    return this.#told(user, 'reactivate', change.reason)
  }

  async #load({ id, version, reason }: Change, { ability }: CallContext): Promise<UserAccount> {
    const user = await this.#em.findOne(UserAccount, id, { populate: ['roles'] })
    if (user === null) throw new Refusal('NOT_FOUND')
    authorise(ability, 'deactivate', 'User', user)
    if (user.version !== version) throw new Refusal('STALE', { current: await this.#view(user) })
    if (findSsn(reason).length > 0) throw new Refusal('PERSONAL_DATA', { fields: { reason: SSN_SENTENCE } })
    return user
  }

  async #told(user: UserAccount, action: 'deactivate' | 'reactivate', reason: string): Promise<UserView> {
    recordUserChanged(this.#em, user)
    recordAudit(this.#em, {
      action,
      objectType: 'User',
      objectId: user.id,
      purpose: reason,
      changedFields: ['status'],
    })
    return this.#view(user)
  }

  async #view(user: UserAccount): Promise<UserView> {
    const { organisationId } = user
    const organisation = organisationId ? await this.#em.findOne(Organisation, organisationId) : null
    return userView(user, organisation ?? undefined)
  }
}
