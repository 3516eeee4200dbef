import { referralsEvents, type PayloadOf } from '@isets/contracts'
import { Consumes, type ReceivedEvent } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { PendingReferral } from './pending-referral.entity.ts'

type Changed = PayloadOf<typeof referralsEvents.referralChanged>

/** Knows which referrals wait for a provider, as referrals tells it. */
@Injectable()
export class PendingReferrals {
  readonly #em: EntityManager

  constructor(em: EntityManager) {
    this.#em = em
  }

  @Consumes(referralsEvents.referralChanged, { keep: 'latest' })
  async referralChanged({ payload }: ReceivedEvent<Changed>): Promise<void> {
    const organisationId = waitsFor(payload)
    if (organisationId === null) {
      await this.#em.nativeDelete(PendingReferral, { id: payload.referralId })
      return
    }
    await this.#em.upsert(PendingReferral, {
      id: payload.referralId,
      number: payload.number,
      customerInitials: payload.customerInitials,
      organisationId,
      programmeName: payload.programmeName,
      submittedAt: new Date(payload.submittedAt),
      contactDueAt: payload.contactDueAt === null ? null : new Date(payload.contactDueAt),
      responseDueAt: new Date(payload.responseDueAt),
      expiresAt: new Date(payload.expiresAt),
    })
  }
}

/** The provider whose answer is pending: a place on the waiting list is an answer (NOTIF-001). */
function waitsFor({ status, response, toOrganisationId }: Changed): string | null {
  return status === 'pending_provider_response' && response === null ? toOrganisationId : null
}
