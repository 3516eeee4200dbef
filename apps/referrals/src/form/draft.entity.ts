import type { ReferralDraft as DraftForm } from '@isets/contracts'
import { defineEntity, p } from '@mikro-orm/core'

/** What one person has typed so far of the referral of one customer. */
export const ReferralDraft = defineEntity({
  name: 'ReferralDraft',
  tableName: 'referral_draft',
  properties: {
    userId: p.uuid().primary(),
    customerId: p.uuid().primary(),
    form: p.json<Partial<DraftForm>>(),
    savedAt: p.datetime().index('referral_draft_saved_at'),
  },
})
