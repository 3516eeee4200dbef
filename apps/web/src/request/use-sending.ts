import type { HelpRequestView } from '@isets/contracts'
import { findSsn } from '@isets/rules'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { hasFailed, isUploading } from '../files/use-uploads.ts'
import { attemptOf, forgetAttempt, needsNewAttempt } from './attempts.ts'
import { keepRequest } from './patch-cache.ts'
import type { OwnWords } from './use-composer-draft.ts'

export type Then = 'stay' | 'wait' | 'resolve'

interface SendingParts {
  request: HelpRequestView
  own: OwnWords
  /** Whether the words are an internal note. */
  note: boolean
  /** Others did something that the user has not seen yet: nothing is sent before that. */
  unseen: number
}

export interface Sending {
  problem: string | null
  forgive: () => void
  /** With what is being sent right now. */
  under: Then | null
  send: (then: Then) => Promise<void>
}

/** What keeps the words from being sent. */
function useObjection({ draft, uploads }: OwnWords): () => string | null {
  const { t } = useTranslation()
  return () => {
    if (draft.html === '') return t('composer.empty')
    if (findSsn(draft.html).length > 0) return t('composer.ssn')
    if (isUploading(uploads)) return t('files.wait')
    return hasFailed(uploads) ? t('files.someFailed') : null
  }
}

/** Hands the words to the server, once however often it is clicked. */
async function deliver({ request, own, note }: SendingParts, then: Then): Promise<void> {
  const { id, version } = request
  const { html, files, guidance: chosen } = own.draft
  const words = { html, attachmentIds: files.map((file) => file.id) }
  const guidance = then === 'resolve' ? chosen : undefined
  const intent = { ...words, guidance, as: note ? 'note' : then }
  const { body, key, again } = attemptOf(id, intent, { id, version, ...words }, () => crypto.randomUUID())
  const options = { context: { idempotencyKey: key } }
  const { helpDesk } = client
  keepRequest(await (note ? helpDesk.note(body, options) : helpDesk.answer({ ...body, then, guidance }, options)))
  forgetAttempt(id)
  if (again) void readAgain(id)
}

function readAgain(id: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: api.helpDesk.open.queryKey({ input: { id } }) })
}

/** Sends the words under a request as an answer or a note, and says what went wrong. */
export function useSending(parts: SendingParts): Sending {
  const { request, own, note, unseen } = parts
  const { t } = useTranslation()
  const failureText = useFailureText()
  const objection = useObjection(own)
  const [problem, setProblem] = useState<string | null>(null)
  const [under, setUnder] = useState<Then | null>(null)
  const busy = useRef(false)

  /** Somebody was faster: the fresh version is read, and the notice above shows what is new. The text stays. */
  const explain = async (error: unknown) => {
    const failure = failureOf(error)
    const { code, details } = failure
    if (needsNewAttempt(failure)) forgetAttempt(request.id)
    const field = Object.values(details.fields ?? {})[0]
    setProblem(code === 'STALE' ? null : (field ?? failureText(error)))
    if (code === 'STALE' || code === 'WRONG_STATUS') await readAgain(request.id)
  }

  const send = async (then: Then) => {
    if (busy.current) return
    const wrong = objection()
    setProblem(wrong)
    if (wrong || unseen > 0) return
    busy.current = true
    setUnder(then)
    try {
      await own.saving.saver.hold()
      await deliver(parts, then)
      tell(t(note ? 'composer.noted' : 'composer.sent'))
      own.clear()
    } catch (error) {
      own.saving.saver.resume()
      await explain(error)
    } finally {
      busy.current = false
      setUnder(null)
    }
  }
  return { problem, forgive: () => setProblem(null), under, send }
}
