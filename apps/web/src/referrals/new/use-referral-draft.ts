import type { ReferralDraft, ReferralFormView } from '@isets/contracts'
import { EMPTY_REFERRAL } from '@isets/rules'
import { useState } from 'react'
import { api, client } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { useDraft } from '../../draft/use-draft.ts'
import { serverNow } from '../../session/server-time.ts'
import { keepReferralDraft } from './keep-draft.ts'

/** The form as it is typed, kept on the server and at once in the cache, so that going back and coming again shows it. */
export function useReferralDraft(view: ReferralFormView) {
  const customerId = view.customer.id
  const only = view.sides.length === 1 ? view.sides[0] : undefined
  const [restored] = useState(view.draft)
  const [form, setForm] = useState<ReferralDraft>({ ...EMPTY_REFERRAL, side: only ?? null, ...view.draft?.form })
  const draft = useDraft(restored ? new Date(restored.savedAt) : null, (typed: ReferralDraft) =>
    keepReferralDraft(customerId, typed),
  )
  const put = (change: Partial<ReferralDraft>) => {
    const next = { ...form, ...change }
    setForm(next)
    draft.saver.touch(next)
    const key = api.referrals.openReferralForm.queryKey({ input: { customerId } })
    const savedAt = new Date(serverNow()).toISOString()
    queryClient.setQueryData(key, (known) => known && { ...known, draft: { form: next, savedAt } })
  }
  const discard = async () => {
    await draft.saver.stop()
    await client.referrals.discardReferralDraft({ customerId })
  }
  return { form, put, draft, discard, restoredAt: restored ? new Date(restored.savedAt) : null }
}
