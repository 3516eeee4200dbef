import type { ReferralDraft } from '@isets/contracts'
import { findSsn, maskSsn } from '@isets/rules'
import { client } from '../../api/client.ts'
import type { KeptDraft } from '../../draft/use-draft.ts'

/** Stores a half-written referral; a Social Security number in the note is masked, so that the rest is kept. */
export async function keepReferralDraft(customerId: string, form: ReferralDraft): Promise<KeptDraft> {
  const masked = findSsn(form.note).length > 0
  const kept = masked ? { ...form, note: maskSsn(form.note) } : form
  const { savedAt } = await client.referrals.saveReferralDraft({ customerId, form: kept })
  return { savedAt: new Date(savedAt), masked }
}
