import { CountPill } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { QUEUE_VIEWS, withFilter, type QueueSearch } from './queue-search.ts'
import styles from './queue.module.css'

type View = NonNullable<QueueSearch['view']>

/** The views with their counts: links, so that each one has an address and Back works. */
export function QueueTabs({ view }: { view: View }) {
  const { t } = useTranslation()
  const counts = useQuery(
    api.helpDesk.countQueue.queryOptions({ input: {}, context: { background: true }, staleTime: 60_000 }),
  )
  return (
    <nav className={styles.tabs} aria-label={t('queue.views')}>
      {QUEUE_VIEWS.map((one) => {
        const count = counts.data?.[one]
        return (
          <Link
            key={one}
            from="/support/queue"
            to="/support/queue"
            search={(before) => withFilter(before, { view: one === 'open' ? undefined : one })}
            aria-current={one === view ? 'page' : undefined}
            className={styles.tab}
            data-current={one === view || undefined}
          >
            {t(`queue.${one}`)}
            {count === undefined ? null : <CountPill count={count} alert={one === 'due' && count > 0} />}
          </Link>
        )
      })}
    </nav>
  )
}
