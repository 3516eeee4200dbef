import { EmptyState, PageHeading } from '@isets/ui'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../app/use-document-title.ts'
import type { ExportedList } from './export-address.ts'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { ListSearch } from './list-search.ts'
import { ListStates, type EmptyList, type ListQuery } from './list-states.tsx'
import { Pager } from './pager.tsx'
import { Scroller } from './scroller.ts'
import { PAGE_SIZE, type ListAddress } from './use-list-search.ts'
import styles from './list.module.css'

interface ListPageProps<Row> {
  /** A `BackLink`, where the list belongs to one record. */
  back?: ReactNode
  title: string
  lead?: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Lets the list leave as a file: its operation and the input of this page. */
  exportOf?: ExportedList
  /** Views of the list above the filters. */
  tabs?: ReactNode
  /** Search box and selects; left out, the list cannot be narrowed. */
  filters?: ReactNode
  address: ListAddress<ListSearch>
  list: ListQuery<Row>
  /** The rows in words: `users`. */
  things: string
  /** How many there are: `12 users`. */
  count: (total: number) => string
  empty: EmptyList
  /** What is to be chosen before there is a list. */
  chooseFirst?: EmptyList
  pageSize?: number
  children: (rows: readonly Row[]) => ReactNode
}

/** The frame of every list page: heading, filters, rows that scroll under a fixed head, count and pages. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { title, address, list, chooseFirst, pageSize = PAGE_SIZE } = props
  const { t } = useTranslation()
  useDocumentTitle(title)
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const data = chooseFirst ? undefined : list.data
  const total = data?.total ?? 0
  const isCapped = list.data?.totalIsCapped === true
  const counted = (count: string) => (isCapped ? t('list.moreThan', { what: count }) : count)
  useLastPage(props, total)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        {props.back}
        <PageHeading
          title={title}
          lead={props.lead}
          actions={
            <>
              {props.exportOf ? <ExportMenu of={props.exportOf} /> : null}
              {props.actions}
            </>
          }
        />
        {props.tabs}
        {props.filters ? (
          <FilterBar filtered={address.filtered} onClear={address.clear}>
            {props.filters}
          </FilterBar>
        ) : null}
      </div>
      <div className={styles.body} ref={setScroller} tabIndex={0} role="region" aria-label={title}>
        <Scroller value={scroller}>
          {chooseFirst ? (
            <EmptyState icon={chooseFirst.icon} title={chooseFirst.title} actions={chooseFirst.action}>
              {chooseFirst.text}
            </EmptyState>
          ) : (
            <ListStates
              list={list}
              empty={props.empty}
              things={props.things}
              filtered={address.filtered}
              onClear={address.clear}
            >
              {props.children}
            </ListStates>
          )}
        </Scroller>
      </div>
      <footer className={styles.foot}>
        <span role="status">{data ? counted(props.count(total)) : ''}</span>
        <Pager page={address.page} pageSize={pageSize} total={total} isCapped={isCapped} onPage={address.toPage} />
      </footer>
    </div>
  )
}

/** An address beyond the last page, from a bookmark or after rows have gone, leads to the last one. */
function useLastPage<Row>({ address, list, pageSize = PAGE_SIZE }: ListPageProps<Row>, total: number): void {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const isBeyond = list.data !== undefined && !list.isPlaceholderData && address.page > last
  useEffect(() => {
    if (isBeyond) address.toPage(last, true)
  })
}
