import type { HelpRequestRow } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.ts'
import { useMinute } from '../time/use-minute.ts'
import { timeLeftOf, type TimeLeft } from '../time/time-left.ts'
import { dueText, momentText } from '../time/time-text.ts'

type Told = Pick<HelpRequestRow, 'promise' | 'status' | 'requester'>

interface RequestWords {
  isOwn: (request: Told) => boolean
  status: (request: Told) => string
  /** The promise as its requester reads it: the date and time, never a countdown. */
  promise: (request: Told) => TimeLeft
}

/** State and promise of a request, to its requester and to others who read it. */
export function useRequestWords(): RequestWords {
  const { t } = useTranslation()
  const { user } = useSession()
  const now = useMinute()
  const isOwn = ({ requester }: Told) => requester.id === user.id
  return {
    isOwn,
    status: (request) => (isOwn(request) ? t(`statusForRequester.${request.status}`) : t(`status.${request.status}`)),
    promise: (request) => {
      const { promise, status } = request
      const { tone } = timeLeftOf(promise, now)
      if (status === 'waiting_for_requester') {
        return { tone: 'paused', text: isOwn(request) ? t('mine.onHold') : t('mine.onHoldOfOther') }
      }
      if (promise.answeredAt) {
        return { tone: 'done', text: t('mine.answered', { when: momentText(promise.answeredAt) }) }
      }
      if (!promise.dueAt) return { tone: 'done', text: t('mine.noPromise') }
      const when = dueText(promise.dueAt)
      return tone === 'overdue'
        ? { tone, text: t('mine.late', { when }) }
        : { tone: 'fine', text: t('mine.promisedBy', { when }) }
    },
  }
}
