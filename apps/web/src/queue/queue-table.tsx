import { EmptyState, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowUp, IconFilterOff, IconInbox } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { QueueHead } from './queue-head.tsx'
import { QueueRow } from './queue-row.tsx'
import type { QueueSearch } from './queue-search.ts'
import styles from './queue.module.css'
import type { QueueList } from './use-queue-list.ts'
import type { Selection } from './use-selection.ts'

interface QueueTableProps {
  list: QueueList
  search: QueueSearch
  /** Null for those who may not change many requests at once. */
  selection: Selection | null
  cursor: string | null
  openId: string | undefined
  onOpen: (id: string) => void
  onSort: (sort: QueueSearch['sort']) => void
  filtered: boolean
  onClear: () => void
}

const ROW_HEIGHT = 48

/** A real table of which only the visible rows exist; spacer rows stand for the others. */
export function QueueTable(props: QueueTableProps) {
  const { list, search, selection, cursor, openId, onOpen, onSort } = props
  const { t } = useTranslation()
  const { rows } = list
  const scroller = useRef<HTMLDivElement>(null)
  const tablet = useMediaQuery('(max-width: 1179px)')
  const compact = tablet || openId !== undefined
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT,
  })
  const visible = virtual.getVirtualItems()
  const above = visible[0]?.start ?? 0
  const below = virtual.getTotalSize() - (visible.at(-1)?.end ?? 0)

  const moveFocusTo = useEffectEvent((id: string | null) => {
    const index = rows.findIndex((row) => row.id === id)
    if (index === -1) return undefined
    virtual.scrollToIndex(index, { align: 'auto' })
    const frame = requestAnimationFrame(() => {
      const row = document.getElementById(`row-${id}`)
      const elsewhere = document.activeElement?.closest('aside, [role=search]')
      if (!elsewhere) row?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  })
  // Only a moved cursor moves the focus, not a changed list.
  useEffect(() => moveFocusTo(cursor), [cursor])

  return (
    <div className={styles.frame}>
      {list.newCount > 0 ? (
        <button type="button" className={styles.pill} onClick={list.accept}>
          <IconArrowUp size={15} aria-hidden />
          {t('queue.newOnes', { count: list.newCount })}
        </button>
      ) : null}
      <span className="visually-hidden" role="status">
        {list.newCount > 0 ? t('queue.newOnes', { count: list.newCount }) : ''}
      </span>
      {list.isLoading ? <SkeletonLines label={t('shell.loading')} lines={12} /> : null}
      {!list.isLoading && rows.length === 0 && !list.error ? <NoRows {...props} /> : null}
      <div ref={scroller} className={styles.scroller} hidden={rows.length === 0} data-stale={list.isStale || undefined}>
        <table
          className={styles.table}
          data-compact={compact || undefined}
          aria-rowcount={rows.length + 1}
          aria-label={t('queue.table')}
        >
          <QueueHead selection={selection} sort={search.sort ?? 'due'} compact={compact} onSort={onSort} />
          <tbody>
            <Spacer height={above} />
            {visible.map(({ index }) => {
              const row = rows[index]
              if (!row) return null
              return (
                <QueueRow
                  key={row.id}
                  row={row}
                  index={index}
                  compact={compact}
                  open={row.id === openId}
                  selected={selection?.has(row.id) ?? false}
                  onToggle={selection?.toggle}
                  onOpen={onOpen}
                />
              )
            })}
            <Spacer height={below} />
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={styles.spacer}>
      <td style={{ height }} />
    </tr>
  )
}

function NoRows({ search, filtered, onClear }: Pick<QueueTableProps, 'search' | 'filtered' | 'onClear'>) {
  const { t } = useTranslation()
  if (filtered) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('queue.emptyFiltersTitle')}
        actions={
          <Button variant="default" onClick={onClear}>
            {t('queue.clear')}
          </Button>
        }
      >
        {t('queue.emptyFiltersText')}
      </EmptyState>
    )
  }
  const texts = {
    mine: t('queue.emptyMine'),
    unassigned: t('queue.emptyUnassigned'),
    due: t('queue.emptyDue'),
    open: t('queue.emptyOpen'),
    all: t('queue.emptyOpen'),
  }
  return (
    <EmptyState icon={IconInbox} title={t('queue.emptyTitle')}>
      {texts[search.view ?? 'open']}
    </EmptyState>
  )
}
