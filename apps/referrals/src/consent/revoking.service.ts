import { Refusal, type Action, type ConsentView } from '@isets/contracts'
import { authorise, matches, recordFilter } from '@isets/policies'
import { consentCovers, isPending } from '@isets/rules'
import { Clock, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { AccessService } from '../access/access.service.ts'
import { decide } from '../referral/allowed.ts'
import { ChangingService } from '../referral/changing.service.ts'
import { ExitingService } from '../referral/exiting.service.ts'
import { Referral } from '../referral/referral.entity.ts'
import { ConsentEndingService } from './consent-ending.service.ts'
import { ConsentReadingService } from './consent-reading.service.ts'
import { Consent } from './consent.entity.ts'

const BECAUSE = 'The customer has revoked the consent.'

/** Takes consents back: the open referrals of their receiver close at once, and access ends (section F). */
@Injectable()
export class RevokingService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly ending: ConsentEndingService,
    private readonly changing: ChangingService,
    private readonly exiting: ExitingService,
    private readonly reading: ConsentReadingService,
  ) {}

  /**
   * REF-021 and CUST-006: staff record it, or the customer does it; also of one that has run out while a referral still
   * stands on it (REF-019: at any time).
   * @throws Refusal NOT_FOUND, FORBIDDEN, STALE, or WRONG_STATUS when it counts no more
   */
  async revoke(
    target: { id: string; version: number },
    action: Extract<Action, 'revoke' | 'revokeOwn'>,
    context: CallContext,
  ): Promise<ConsentView> {
    const { ability, caller } = context
    const seen = await this.em.findOne(Consent, { id: target.id }, { fields: ['customerId'] })
    if (seen === null) throw new Refusal('NOT_FOUND')
    const { customerId } = seen
    this.em.clear()
    const customer = await this.access.lock(customerId)
    const consent = await this.em.findOneOrFail(Consent, { id: target.id })
    if (!matches(recordFilter(ability, 'read', 'Consent'), consent.policyRecord())) throw new Refusal('NOT_FOUND')
    authorise(ability, action, 'Consent', consent.policyRecord())
    if (consent.version !== target.version) {
      throw new Refusal('STALE', { current: await this.reading.justDone(consent.id, context) })
    }
    if (!(await this.reading.isRevocable(consent.id))) {
      throw new Refusal('WRONG_STATUS', { reason: `This consent is ${consent.status} already.` })
    }
    consent.revokedAt = this.clock.now()
    consent.revokedByName = caller.name
    this.ending.end(consent, 'revoked')
    const referrals = await this.em.find(Referral, { customerId: customer.id })
    const closing = referrals.filter(
      (one) => consentCovers(consent, one) && decide(one, 'revoke', 'revocation', caller).ok,
    )
    const waiting = closing.filter(({ status }) => isPending(status))
    for (const referral of closing) {
      const set = { closedByName: caller.name, closedBecause: BECAUSE }
      await this.changing.change(referral, customer, {
        ...{ command: 'revoke', actor: 'revocation', by: caller, set, note: BECAUSE, audit: 'revoke' },
      })
    }
    for (const referral of waiting) await this.exiting.catchUp(referral, customer)
    await this.access.renew(customer)
    recordAudit(this.em, { action, objectType: 'Consent', objectId: consent.id, changedFields: ['status'] })
    return this.reading.justDone(consent.id, context)
  }
}
