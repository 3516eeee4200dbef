import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Views } from '../list/views.tsx'
import { QUEUE_VIEWS, type QueueSearch } from './queue-search.ts'

/** The views of the queue; an open request stays open beside another one. */
export function QueueTabs({ view }: { view: NonNullable<QueueSearch['view']> }) {
  const { t } = useTranslation()
  const counts = useQuery(
    api.helpDesk.countQueue.queryOptions({ input: {}, context: { background: true }, staleTime: 60_000 }),
  )
  return (
    <Views
      label={t('queue.views')}
      views={QUEUE_VIEWS}
      plain="open"
      current={view}
      text={(one) => t(`queue.${one}`)}
      count={(one) => counts.data?.[one]}
      alert="due"
    />
  )
}
