import { referralsEvents } from '@isets/contracts'
import { consentCovers } from '@isets/rules'
import { recordEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { Referral } from '../referral/referral.entity.ts'
import { Consent } from './consent.entity.ts'

/** Statuses in which a referral needs its consent. */
const STANDING = ['pending_idhs_response', 'pending_provider_response', 'accepted', 'exited'] as const

/** Ends consents and tells of it. What a revocation does to referrals is for `RevokingService`. */
@Injectable()
export class ConsentEndingService {
  constructor(private readonly em: EntityManager) {}

  /** REF-019: a consent ends with the service that it was given for. It blocks new referrals only (C52). */
  async expireFor(referral: Referral): Promise<void> {
    const consents = await this.em.find(Consent, { customerId: referral.customerId, status: 'active' })
    for (const consent of consents) if (consentCovers(consent, referral)) this.end(consent, 'expired')
  }

  /**
   * REF-022: of the same two sides only the newest counts, so that revoking it leaves no other. What stood on an older
   * one, active or run out, stands on the newer from here on.
   */
  async replace(older: readonly Consent[], newerId: string): Promise<void> {
    if (older.length === 0) return
    for (const consent of older) if (consent.status === 'active') this.end(consent, 'expired')
    const ids = older.map(({ id }) => id)
    const standing = await this.em.find(Referral, { consentId: { $in: ids }, status: { $in: [...STANDING] } })
    await this.em.flush() // the older ones end before the newer begins
    for (const referral of standing) referral.consentId = newerId
  }

  end(consent: Consent, status: 'revoked' | 'expired'): void {
    consent.end(status)
    this.tell(consent)
  }

  tell(consent: Consent): void {
    recordEvent(this.em, referralsEvents.consentChanged, {
      aggregateId: consent.id,
      aggregateVersion: consent.version,
      payload: {
        consentId: consent.id,
        version: consent.version,
        customerId: consent.customerId,
        organisationId: consent.provider(),
        receiver: consent.receivingOrganisationId === null ? 'idhs' : 'organisation',
        status: consent.status,
        expiresOn: consent.expiresOn,
      },
    })
  }
}
