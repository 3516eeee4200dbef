import { Notice } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { dayText, momentText } from '../time/time-text.ts'

/** IES-007: when the data of IES came, or that none has. */
export function useSyncText(): (at: string | null) => string {
  const { t } = useTranslation()
  return (at) => (at === null ? t('search.neverSynced') : t('search.synced', { when: dayText(at) }))
}

/** Whether a file is missing, and when the next one is expected (IES-002, TMR-013). */
export function FeedNotice() {
  const { t } = useTranslation()
  const { data } = useQuery(api.iesExchange.readFeedStatus.queryOptions({ input: {}, refetchInterval: 60_000 }))
  if (data === undefined) return null
  const last =
    data.lastSyncAt === null ? t('imports.neverSynced') : t('imports.lastSync', { when: momentText(data.lastSyncAt) })
  if (data.late) {
    return (
      <Notice tone="warning" role="status" title={t('imports.lateTitle')}>
        {t('imports.lateText', { when: momentText(data.expectedAt) })} {last}
      </Notice>
    )
  }
  return (
    <p>
      {last} {t('imports.expected', { when: momentText(data.expectedAt) })}
    </p>
  )
}
