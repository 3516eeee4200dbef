import type { ImportView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconDatabaseImport, IconUpload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { useMay } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { FeedNotice } from './feed-notice.tsx'
import { ImportState } from './import-state.tsx'
import { followEvery, IMPORT_STATUSES, parseImportsSearch } from './searches.ts'
import { TakeInDialog } from './take-in-dialog.tsx'

/** IES-020: files of IES with their counts; running ones are followed. */
export function ImportsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayTakeIn = useMay()('add', 'IesFeed')
  const [taking, setTaking] = useState(false)
  const address = useListSearch(parseImportsSearch)
  const { status } = address.search
  const input = { status: status ?? '' }
  const list = useQuery(
    api.iesExchange.listImports.queryOptions({
      input: { ...input, page: address.page, pageSize: PAGE_SIZE },
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => followEvery(state.data?.rows ?? []),
    }),
  )
  return (
    <>
      <ListPage
        title={t('imports.title')}
        lead={t('imports.lead')}
        tabs={<FeedNotice />}
        address={address}
        list={list}
        exportOf={{ group: 'iesExchange', list: 'listImports', input }}
        things={t('imports.things')}
        count={(count) => t('imports.shown', { count })}
        empty={{ icon: IconDatabaseImport, title: t('imports.emptyTitle'), text: t('imports.emptyText') }}
        actions={
          mayTakeIn ? (
            <Button leftSection={<IconUpload size={17} aria-hidden />} onClick={() => setTaking(true)}>
              {t('imports.upload')}
            </Button>
          ) : null
        }
        filters={
          <FilterSelect
            label={t('imports.status')}
            any={t('imports.anyStatus')}
            words={IMPORT_STATUSES}
            text={(one) => t(`imports.statuses.${one}`)}
            value={status}
            onChange={(next) => address.filter({ status: next })}
          />
        }
      >
        {(imports) => <ImportTable imports={imports} />}
      </ListPage>
      {taking ? (
        <TakeInDialog
          onClose={() => setTaking(false)}
          onTaken={({ id }) => void navigate({ to: '/ies/imports/$id', params: { id } })}
        />
      ) : null}
    </>
  )
}

const COUNTS = ['rows', 'added', 'changed', 'unchanged', 'rejected', 'left'] as const

function ImportTable({ imports }: { imports: readonly ImportView[] }) {
  const { t } = useTranslation()
  const columns: Column<ImportView>[] = [
    {
      key: 'file',
      heading: t('imports.file'),
      cell: (one) => (
        <>
          <RowLink to="/ies/imports/$id" params={{ id: one.id }}>
            {one.name}
          </RowLink>
          <RowMeta>
            {t(one.full ? 'imports.full' : 'imports.changes')}
            {' · '}
            {t('imports.by', { name: one.uploadedBy.name, when: momentText(one.uploadedAt) })}
          </RowMeta>
        </>
      ),
    },
    { key: 'status', heading: t('imports.status'), width: 190, cell: (one) => <ImportState one={one} /> },
    ...COUNTS.map((key) => ({
      key,
      heading: t(`imports.${key}`),
      numeric: true,
      cell: (one: ImportView) => <span>{one[key].toLocaleString('en-US')}</span>,
    })),
  ]
  return <ListTable label={t('imports.title')} columns={columns} rows={imports} rowKey={({ id }) => id} />
}
