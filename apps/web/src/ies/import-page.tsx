import type { RejectedRow } from '@isets/contracts'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FEED_COLUMN_NAMES } from '@isets/rules'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowTitle } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { BackLink } from '../opened/back-link.tsx'
import { ImportLead, ImportSummary } from './import-summary.tsx'
import { FOLLOW_MS, followEvery, isRunning, parseImportSearch } from './searches.ts'

/** One file of IES: where it stands, what came of it, and what was wrong with its rows. */
export function ImportPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/app/ies/imports/$id' })
  const one = useQuery(
    api.iesExchange.openImport.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => followEvery(state.data ? [state.data] : []),
    }),
  )
  const address = useListSearch(parseImportSearch)
  const { column } = address.search
  const running = one.data !== undefined && isRunning(one.data)
  const input = { id, column: column ?? '' }
  const list = useQuery(
    api.iesExchange.listRejectedRows.queryOptions({
      input: { ...input, page: address.page, pageSize: PAGE_SIZE },
      placeholderData: keepPreviousData,
      // The list may have been asked for a moment before the last rows were rejected: it is read until it has them all.
      refetchInterval: ({ state }) => {
        if (running) return 5 * FOLLOW_MS
        return column === undefined && (state.data?.total ?? 0) < (one.data?.rejected ?? 0) ? FOLLOW_MS : false
      },
    }),
  )
  const finalRejected = one.data?.status === 'finished' ? one.data.rejected : 0
  const empty =
    one.data?.status !== 'finished'
      ? { icon: IconRefresh, title: t('oneImport.pendingTitle'), text: t('oneImport.pendingText') }
      : { icon: IconCircleCheck, title: t('oneImport.noneTitle'), text: t('oneImport.noneText') }
  return (
    <ListPage
      back={<BackLink to="/ies/imports">{t('oneImport.back')}</BackLink>}
      title={one.data?.name ?? t('imports.title')}
      lead={one.data ? <ImportLead one={one.data} /> : null}
      tabs={one.data ? <ImportSummary one={one.data} /> : null}
      address={address}
      list={list}
      {...(finalRejected > 0 && { exportOf: { group: 'iesExchange', list: 'listRejectedRows', input } })}
      things={t('oneImport.things')}
      count={(count) => t('oneImport.shown', { count })}
      empty={empty}
      filters={
        finalRejected > 0 || column !== undefined ? (
          <FilterSelect
            label={t('oneImport.column')}
            any={t('oneImport.anyColumn')}
            words={FEED_COLUMN_NAMES}
            text={(name) => name}
            value={FEED_COLUMN_NAMES.find((name) => name === column)}
            onChange={(next) => address.filter({ column: next })}
          />
        ) : null
      }
    >
      {(rows) => <FaultTable rows={rows} />}
    </ListPage>
  )
}

function FaultTable({ rows }: { rows: readonly RejectedRow[] }) {
  const { t } = useTranslation()
  const columns: Column<RejectedRow>[] = [
    { key: 'line', heading: t('oneImport.line'), numeric: true, width: 80, cell: ({ line }) => <span>{line}</span> },
    {
      key: 'individualNumber',
      heading: t('oneImport.individualNumber'),
      quiet: true,
      cell: ({ individualNumber }) => <span>{individualNumber || t('oneImport.noNumber')}</span>,
    },
    {
      key: 'found',
      heading: t('oneImport.found'),
      cell: ({ found }) => <span>{found || t('oneImport.nothingFound')}</span>,
    },
    { key: 'sentence', heading: t('oneImport.sentence'), cell: ({ sentence }) => <RowTitle>{sentence}</RowTitle> },
  ]
  return (
    <ListTable
      label={t('oneImport.rejectedRows')}
      columns={columns}
      rows={rows}
      rowKey={({ line, column }) => `${line} ${column}`}
    />
  )
}
