import type { Caller, ReferralDraft as DraftForm } from '@isets/contracts'
import { addCalendarDays } from '@isets/rules'
import { Clock, Job, recordAudit } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { ReferralDraft } from './draft.entity.ts'

/** A draft about a customer is kept no longer than a referral would wait for an answer. */
const KEPT_DAYS = 60
const AT_ONCE = 100
const FORGET = `
delete from referral_draft where (user_id, customer_id) in (
  select user_id, customer_id from referral_draft where saved_at < ? order by saved_at
  limit ${AT_ONCE} for update skip locked
) returning customer_id as id`

/** Keeps half-written referrals through refresh and time-out, each for its author only. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async read(customerId: string, { userId }: Caller) {
    const draft = await this.em.findOne(ReferralDraft, { userId, customerId })
    return draft === null ? null : { form: draft.form, savedAt: draft.savedAt.toISOString() }
  }

  async save(customerId: string, form: Partial<DraftForm>, { userId }: Caller): Promise<{ savedAt: string }> {
    const savedAt = this.clock.now()
    await this.em.upsert(ReferralDraft, { userId, customerId, form, savedAt })
    return { savedAt: savedAt.toISOString() }
  }

  async discard(customerId: string, { userId }: Caller): Promise<void> {
    await this.em.nativeDelete(ReferralDraft, { userId, customerId })
  }

  @Job('forget-referral-drafts', { everySeconds: 30 })
  async forgetOld(): Promise<number> {
    const before = addCalendarDays(this.clock.now(), -KEPT_DAYS)
    const gone = await this.em.execute<{ id: string }[]>(FORGET, [before])
    for (const { id } of gone) {
      recordAudit(this.em, {
        action: 'delete',
        objectType: 'Referral',
        objectId: id,
        purpose: 'forget-referral-drafts',
      })
    }
    return gone.length
  }
}
