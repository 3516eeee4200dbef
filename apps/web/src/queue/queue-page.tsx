import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../app/failure-text.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { useMay } from '../session/session.ts'
import { BulkBar } from './bulk-bar.tsx'
import { QueueFilters } from './queue-filters.tsx'
import { QueueFooter } from './queue-footer.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { withFilter, type QueueSearch } from './queue-search.ts'
import { QueueTable } from './queue-table.tsx'
import { QueueTabs } from './queue-tabs.tsx'
import styles from './queue.module.css'
import { useQueueKeys } from './use-queue-keys.ts'
import { useQueueList } from './use-queue-list.ts'
import { useSelection } from './use-selection.ts'

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
  const search = useSearch({ from: '/app/support/queue' })
  const navigate = useNavigate({ from: '/support/queue' })
  const failureText = useFailureText()
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

  const filter = (change: Partial<QueueSearch>, replace = false) =>
    void navigate({ search: (before) => withFilter(before, change), replace })
  const show = (request: string | undefined, replace = false) =>
    void navigate({ search: (before) => ({ ...before, request }), replace })

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
          <Button
            size="sm"
            leftSection={<IconPlus size={17} aria-hidden />}
            renderRoot={(props) => <Link to="/help/new" {...props} />}
          >
            {t('queue.new')}
          </Button>
        </div>
        <QueueTabs view={search.view ?? 'open'} />
        {mayBulk && selection.count > 0 ? (
          <BulkBar selection={selection} />
        ) : (
          <QueueFilters search={search} onFilter={filter} searchBox={searchBox} narrow={Boolean(search.request)} />
        )}
        {list.error ? (
          <Notice
            tone="error"
            role="alert"
            title={failureText(list.error)}
            action={
              <Button size="xs" variant="white" onClick={list.retry}>
                {t('failure.retry')}
              </Button>
            }
          />
        ) : null}
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
          onClear={() => filter({ q: undefined, status: undefined, priority: undefined, category: undefined })}
        />
        <QueueFooter
          list={list}
          search={search}
          mayBulk={mayBulk}
          onPage={(page) => void navigate({ search: (before) => ({ ...before, page: page > 1 ? page : undefined }) })}
        />
      </section>
      {search.request ? <QueuePanel key={openId} requestRef={search.request} row={open} onClose={close} /> : null}
    </div>
  )
}
