import type { ReferralDraft, ReferralView } from '@isets/contracts'
import { useRef, useState } from 'react'
import type { DraftSaver } from '../../draft/draft-saver.ts'
import { submissionKey } from '../../help/filing/problems.ts'
import { submitReferral, type Submission } from './submit.ts'

/** Submits once, however often it is clicked: a repeat of the same names the same intent. What is refused stays typed. */
export function useSubmission(saver: DraftSaver<ReferralDraft>, onSubmitted: (referral: ReferralView) => void) {
  const [failure, setFailure] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const lastKey = useRef<ReturnType<typeof submissionKey> | null>(null)
  const submit = async (submission: Submission) => {
    if (busy.current) return
    busy.current = true
    setSending(true)
    setFailure(null)
    lastKey.current = submissionKey(lastKey.current, submission, () => crypto.randomUUID())
    try {
      await saver.pause()
      const referral = await submitReferral(submission, lastKey.current.key)
      await saver.stop()
      onSubmitted(referral)
    } catch (error) {
      saver.resume()
      setFailure(error)
    } finally {
      busy.current = false
      setSending(false)
    }
  }
  return { submit, sending, failure, forget: () => setFailure(null) }
}
