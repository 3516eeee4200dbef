import { useTranslation } from 'react-i18next'
import { failureOf } from '../api/refusal.ts'

/** Turns any failure into one sentence for people, with the incident number when there is one. */
export function useFailureText(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    const { code, message, details } = failureOf(error)
    if (code === 'OFFLINE') return t('failure.offline')
    const sentence = details.reason ?? (message || t('failure.unknown'))
    return details.incidentId ? `${sentence} ${t('failure.reference', { id: details.incidentId })}` : sentence
  }
}
