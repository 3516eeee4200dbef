import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyPart } from '../app/lazy-part.ts'
import { optionalPart } from '../app/optional-part.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ExportMenu } from '../list/export-menu.tsx'
import { ListFailure } from '../list/list-states.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { useMay } from '../session/session.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueFooter } from './queue-footer.tsx'
import { parseQueueSearch, queueInput } from './queue-search.ts'
import { QueueTable } from './queue-table.tsx'
import { QueueTabs } from './queue-tabs.tsx'
import styles from './queue.module.css'
import { useQueueKeys } from './use-queue-keys.ts'
import { useQueueList } from './use-queue-list.ts'
import { useSelection } from './use-selection.ts'

const QueuePanel = lazyPart(() => import('./queue-panel.tsx').then((module) => module.QueuePanel))
const BulkBar = optionalPart(() => import('./bulk-bar.tsx').then((module) => module.BulkBar))

/** On a phone the list comes back only after the panel is gone: tries for a few frames. */
function focusWhenShown(id: string, frames = 20): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(id)
    if (row?.checkVisibility()) row.focus()
    else if (frames > 0) focusWhenShown(id, frames - 1)
  })
}

/** The work place of support: list, filters in the address, and the open request beside it. */
export function QueuePage() {
  const { t } = useTranslation()
  useDocumentTitle(t('queue.title'))
  const address = useListSearch(parseQueueSearch)
  const { search, filter, filtered, clear } = address
  const list = useQueueList(search)
  const searchBox = useRef<HTMLInputElement>(null)
  const [cursor, setCursor] = useState<string | null>(null)
  const selection = useSelection(list.rows)
  const mayBulk = useMay()('bulk', 'HelpRequest')
  const open = useMemo(
    () => list.rows.find((row) => row.id === search.request || row.number === search.request),
    [list.rows, search.request],
  )
  const openId = open?.id ?? search.request

  const show = (request: string | undefined, replace = false) => address.show({ request }, replace)

  const close = () => {
    const back = openId ?? null
    show(undefined)
    setCursor(back)
    focusWhenShown(`row-${back}`)
  }
  useQueueKeys({
    ids: list.rows.map(({ id }) => id),
    cursor: cursor ?? openId ?? null,
    panelOpen: Boolean(search.request),
    selection: mayBulk ? selection : null,
    searchBox,
    onMove: (id) => {
      setCursor(id)
      if (search.request) show(id, true)
    },
    onClose: close,
  })

  return (
    <div className={styles.split} data-open={search.request ? true : undefined}>
      <section className={styles.list} aria-label={t('queue.title')}>
        <div className={styles.head}>
          <h1 tabIndex={-1}>{t('queue.title')}</h1>
          <div className={styles.actions}>
            <ExportMenu of={{ group: 'helpDesk', list: 'listQueue', input: queueInput(search) }} />
            <Button
              leftSection={<IconPlus size={17} aria-hidden />}
              renderRoot={(props) => <Link to="/help/new" {...props} />}
            >
              {t('queue.new')}
            </Button>
          </div>
        </div>
        <QueueTabs view={search.view ?? 'open'} />
        {mayBulk && selection.count > 0 ? (
          <BulkBar selection={selection} />
        ) : (
          <QueueFilters
            search={search}
            filtered={filtered}
            onFilter={filter}
            onClear={clear}
            searchBox={searchBox}
            narrow={Boolean(search.request)}
          />
        )}
        {list.error ? <ListFailure error={list.error} busy={list.isFetching} onRetry={list.retry} /> : null}
        <QueueTable
          list={list}
          search={search}
          selection={mayBulk ? selection : null}
          cursor={cursor}
          openId={openId}
          onOpen={(id) => {
            setCursor(id)
            show(id)
          }}
          onSort={(sort) => filter({ sort })}
          filtered={filtered}
          onClear={clear}
        />
        <QueueFooter list={list} page={address.page} mayBulk={mayBulk} onPage={address.toPage} />
      </section>
      {search.request ? (
        <Suspense fallback={null}>
          <QueuePanel key={openId} requestRef={search.request} row={open} onClose={close} />
        </Suspense>
      ) : null}
    </div>
  )
}
