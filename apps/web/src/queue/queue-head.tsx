import { useTranslation } from 'react-i18next'
import { SortHeading } from '../list/sort-heading.tsx'
import { QUEUE_SORTS, type QueueSearch } from './queue-search.ts'
import styles from './queue.module.css'
import type { Selection } from './use-selection.ts'

type QueueSort = NonNullable<QueueSearch['sort']>

interface QueueHeadProps {
  /** Null for those who may not change many requests at once. */
  selection: Selection | null
  sort: QueueSort
  /** Without the priority, which the row then says itself. */
  compact: boolean
  onSort: (sort: QueueSort) => void
}

/** The headings of the queue: two of them turn the order, the first ticks every row. */
export function QueueHead({ selection, sort, compact, onSort }: QueueHeadProps) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection ? (
          <th scope="col" className={styles.colCheck}>
            <input
              type="checkbox"
              aria-label={t('queue.selectAll')}
              checked={selection.all}
              ref={(box) => {
                if (box) box.indeterminate = selection.count > 0 && !selection.all
              }}
              onChange={selection.toggleAll}
            />
          </th>
        ) : null}
        <SortHeading
          column="due"
          label={t('queue.timeLeft')}
          sort={sort}
          words={QUEUE_SORTS}
          className={styles.colTime}
          onSort={onSort}
        />
        <th scope="col">{t('queue.request')}</th>
        {compact ? null : (
          <th scope="col" className={styles.colPriority}>
            {t('queue.priority')}
          </th>
        )}
        <th scope="col" className={styles.colStatus}>
          {t('queue.status')}
        </th>
        <th scope="col" className={styles.colWho}>
          {compact ? t('queue.who') : t('queue.assignee')}
        </th>
        <SortHeading
          column="updated"
          label={t('queue.updated')}
          sort={sort}
          words={QUEUE_SORTS}
          className={styles.colUpdated}
          onSort={onSort}
        />
      </tr>
    </thead>
  )
}
