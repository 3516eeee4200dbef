import { referralsEvents } from '@isets/contracts'
import { consentCovers } from '@isets/rules'
import { recordEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import type { Referral } from '../referral/referral.entity.ts'
import { Consent } from './consent.entity.ts'

/** Ends consents and tells of it. What a revocation does to referrals is for `RevokingService`. */
@Injectable()
export class ConsentEndingService {
  constructor(private readonly em: EntityManager) {}

  /** REF-019: a consent ends with the service that it was given for. It blocks new referrals only (C52). */
  async expireFor(referral: Referral): Promise<void> {
    const consents = await this.em.find(Consent, { customerId: referral.customerId, status: 'active' })
    for (const consent of consents) if (consentCovers(consent, referral)) this.end(consent, 'expired')
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
