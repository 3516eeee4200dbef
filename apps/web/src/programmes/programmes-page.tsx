import type { ProgrammeView } from '@isets/contracts'
import { PROGRAMME_TYPE_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconPlus, IconSchool } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { optionalPart } from '../app/optional-part.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable } from '../list/list-table.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { parseProgrammesSearch, PROGRAMME_SORTS, PROGRAMME_TYPES } from '../referrals/searches.ts'
import { useMay } from '../session/session.ts'
import { useProgrammeColumns } from './programme-columns.tsx'

const LocationsDialog = optionalPart(() => import('./locations-dialog.tsx').then((module) => module.LocationsDialog))
const ProgrammeDialog = optionalPart(() => import('./programme-dialog.tsx').then((module) => module.ProgrammeDialog))

/** The directory of programs: where a customer can be referred to (REF-034, REF-065). */
export function ProgrammesPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseProgrammesSearch)
  const { search, filter } = address
  const { q = '', type = '', sort = 'organisation' } = search
  const input = { q, type, sort, page: address.page, pageSize: PAGE_SIZE }
  const list = useQuery(api.referrals.listProgrammes.queryOptions({ input, placeholderData: keepPreviousData }))
  const may = useMay()
  const [dialog, setDialog] = useState<'locations' | 'new' | ProgrammeView | null>(null)
  const close = () => setDialog(null)
  const columns = useProgrammeColumns(setDialog)
  return (
    <>
      {dialog === 'locations' ? <LocationsDialog onDone={close} /> : null}
      {dialog === 'new' ? <ProgrammeDialog programme={null} onDone={close} /> : null}
      {dialog !== null && typeof dialog === 'object' ? <ProgrammeDialog programme={dialog} onDone={close} /> : null}
      <ListPage
        title={t('programmes.title')}
        lead={t('programmes.lead')}
        actions={
          <>
            {may('pick', 'Location') ? (
              <Button variant="default" onClick={() => setDialog('locations')}>
                {t('locations.title')}
              </Button>
            ) : null}
            {may('add', 'Programme') ? (
              <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setDialog('new')}>
                {t('programme.add')}
              </Button>
            ) : null}
          </>
        }
        address={address}
        list={list}
        exportOf={{ group: 'referrals', list: 'listProgrammes', input }}
        things={t('programmes.things')}
        count={(count) => t('programmes.shown', { count })}
        empty={{ icon: IconSchool, title: t('programmes.emptyTitle'), text: t('programmes.emptyText') }}
        filters={
          <>
            <SearchBox
              label={t('programmes.search')}
              value={search.q}
              onChange={(text) => filter({ q: text }, true)}
              width={270}
            />
            <FilterSelect
              label={t('programmes.type')}
              any={t('programmes.anyType')}
              words={PROGRAMME_TYPES}
              text={(one) => PROGRAMME_TYPE_LABELS[one]}
              value={search.type}
              onChange={(one) => filter({ type: one })}
            />
          </>
        }
      >
        {(rows) => (
          <ListTable
            label={t('programmes.title')}
            columns={columns}
            rows={rows}
            rowKey={(one) => one.id}
            sorting={{ value: sort, words: PROGRAMME_SORTS, onChange: (next) => filter({ sort: next }) }}
          />
        )}
      </ListPage>
    </>
  )
}
