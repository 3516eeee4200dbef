import type { HelpRequestRow } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { useMinute } from '../time/use-minute.ts'
import { timeLeftOf, type TimeLeft } from '../time/time-left.ts'
import { dueText, momentText } from '../time/time-text.ts'

/** The promise as its requester reads it: the date and time, never a countdown. */
export function usePromiseText(): (row: Pick<HelpRequestRow, 'promise' | 'status'>) => TimeLeft {
  const { t } = useTranslation()
  const now = useMinute()
  return ({ promise, status }) => {
    const { tone } = timeLeftOf(promise, now)
    if (status === 'waiting_for_requester') return { tone: 'paused', text: t('mine.onHold') }
    if (promise.answeredAt) return { tone: 'done', text: t('mine.answered', { when: momentText(promise.answeredAt) }) }
    if (!promise.dueAt) return { tone: 'done', text: t('mine.noPromise') }
    const when = dueText(promise.dueAt)
    return tone === 'overdue'
      ? { tone, text: t('mine.late', { when }) }
      : { tone: 'fine', text: t('mine.promisedBy', { when }) }
  }
}
