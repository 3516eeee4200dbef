import type { HelpRequestForm } from '@isets/contracts'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/refusal.ts'
import { useFailureText } from '../../app/failure-text.ts'
import { hasFailed, isUploading } from '../../files/use-uploads.ts'
import type { SentRequest } from './filing-sent.tsx'
import { toSend } from './form-values.ts'
import { sortProblems, submissionKey } from './problems.ts'
import type { KeptFiling } from './use-filing-draft.ts'
import type { FilingFields } from './use-filing-form.ts'

export interface FilingSending {
  sending: boolean
  /** What stands at no field. */
  refusal: string | null
  submit: (event: FormEvent) => void
}

/** Sends the form, once however often it is clicked, and puts what the server objects to where it belongs. */
export function useFilingSending(
  { form, uploads, showProblems }: FilingFields,
  kept: KeptFiling,
  onSent: (sent: SentRequest) => void,
): FilingSending {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const busy = useRef(false)
  const lastKey = useRef<ReturnType<typeof submissionKey> | null>(null)
  const { saver } = kept.draft

  const refuse = (error: unknown) => {
    const { code, details } = failureOf(error)
    const { byField, elsewhere } = sortProblems(details.fields ?? {})
    for (const [path, message] of byField) form.setError(path, { type: 'server', message })
    if (byField.size > 0) showProblems()
    if (byField.size === 0 || elsewhere.length > 0 || code === 'OFFLINE') {
      setRefusal([failureText(error), ...elsewhere].join(' '))
    }
  }

  const deliver = async (values: HelpRequestForm) => {
    await saver.pause()
    const body = { ...toSend(values), draftId: kept.id() }
    lastKey.current = submissionKey(lastKey.current, body, () => crypto.randomUUID())
    const filed = await client.helpDesk.file(body, { context: { idempotencyKey: lastKey.current.key } })
    await saver.stop()
    onSent({ ...filed, email: body.requester.email })
  }

  const send = async (values: HelpRequestForm) => {
    if (busy.current) return
    busy.current = true
    setSending(true)
    setRefusal(null)
    try {
      await deliver(values)
    } catch (error) {
      saver.resume()
      refuse(error)
    } finally {
      busy.current = false
      setSending(false)
    }
  }

  const sendOrExplain = (values: HelpRequestForm) => {
    if (!isUploading(uploads) && !hasFailed(uploads)) return send(values)
    const message = t(hasFailed(uploads) ? 'files.someFailed' : 'files.wait')
    form.setError('attachmentIds', { type: 'files', message })
    showProblems()
    return undefined
  }
  const refused = () => {
    setRefusal(null)
    showProblems()
  }
  return { sending, refusal, submit: (event) => void form.handleSubmit(sendOrExplain, refused)(event) }
}
