import type { ContractView } from '@isets/contracts'
import { ACTIVITIES, knownActivities } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { OrganisationSelect } from '../list/organisation-select.tsx'
import { RowMeta, RowTitle } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { useMay } from '../session/session.ts'
import { dateText } from '../services/money-text.ts'
import { ContractDialog } from './contract-dialog.tsx'
import { knownYears } from './known-years.ts'
import { parseContractsSearch } from './searches.ts'

/** The contracts of providers, fiscal year by fiscal year (C24). */
export function ContractsPage() {
  const { t } = useTranslation()
  const mayAdd = useMay()('add', 'Contract')
  const address = useListSearch(parseContractsSearch)
  const { search, filter, page } = address
  const { fiscalYear, organisation } = search
  /** `new` while one is added. */
  const [chosen, setChosen] = useState<ContractView | 'new' | null>(null)
  const input = {
    ...(fiscalYear !== undefined && { fiscalYear }),
    ...(organisation !== undefined && { organisationId: organisation }),
    page,
    pageSize: PAGE_SIZE,
  }
  const list = useQuery(api.billing.listContracts.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <>
      <ListPage
        title={t('contracts.title')}
        lead={t('contracts.lead')}
        address={address}
        list={list}
        exportOf={{ group: 'billing', list: 'listContracts', input }}
        actions={
          mayAdd ? (
            <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setChosen('new')}>
              {t('contracts.add')}
            </Button>
          ) : undefined
        }
        things={t('contracts.things')}
        count={(count) => t('contracts.shown', { count })}
        empty={{ icon: IconFileText, title: t('contracts.emptyTitle'), text: t('contracts.emptyText') }}
        filters={
          <>
            <OrganisationSelect value={organisation} onChange={(one) => filter({ organisation: one })} />
            <FilterSelect
              label={t('contracts.year')}
              any={t('contracts.anyYear')}
              words={knownYears(fiscalYear)}
              text={(year) => t('contracts.yearOption', { year, before: Number(year) - 1 })}
              value={fiscalYear === undefined ? undefined : String(fiscalYear)}
              onChange={(year) => filter({ fiscalYear: year === undefined ? undefined : Number(year) })}
            />
          </>
        }
      >
        {(rows) => <ContractTable rows={rows} onEdit={setChosen} />}
      </ListPage>
      {chosen === null ? null : (
        <ContractDialog contract={chosen === 'new' ? null : chosen} onDone={() => setChosen(null)} />
      )}
    </>
  )
}

interface ContractTableProps {
  rows: readonly ContractView[]
  onEdit: (contract: ContractView) => void
}

function ContractTable({ rows, onEdit }: ContractTableProps) {
  const { t } = useTranslation()
  const mayEdit = useMay()('edit', 'Contract')
  const columns: Column<ContractView>[] = [
    {
      key: 'organisation',
      heading: t('contracts.organisation'),
      cell: (row) => (
        <>
          <RowTitle>{row.organisationName}</RowTitle>
          <RowMeta>{row.number}</RowMeta>
        </>
      ),
    },
    {
      key: 'term',
      heading: t('contracts.term'),
      cell: (row) => (
        <>
          <span>{t('contracts.fiscalYear', { year: row.fiscalYear })}</span>
          <RowMeta>{t('contracts.dates', { from: dateText(row.startsOn), to: dateText(row.endsOn) })}</RowMeta>
        </>
      ),
    },
    {
      key: 'activities',
      heading: t('contracts.activities'),
      cell: (row) => (
        <span>
          {knownActivities(row.activities)
            .map((type) => ACTIVITIES[type].label)
            .join(', ')}
        </span>
      ),
    },
    ...(mayEdit
      ? [
          {
            key: 'actions',
            heading: t('contracts.actions'),
            quietHeading: true,
            width: 110,
            cell: (row: ContractView) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('contracts.editOf', { number: row.number, organisation: row.organisationName })}
                onClick={() => onEdit(row)}
              >
                {t('contracts.edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return <ListTable label={t('contracts.title')} columns={columns} rows={rows} rowKey={(row) => row.id} />
}
