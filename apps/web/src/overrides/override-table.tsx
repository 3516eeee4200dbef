import type { OverrideRow } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta, RowTitle } from '../list/row-parts.tsx'
import { money } from '../services/money-text.ts'
import { momentText } from '../time/time-text.ts'
import { OverrideState } from './override-state.tsx'
import { SORTS } from './searches.ts'

interface OverrideTableProps {
  rows: readonly OverrideRow[]
  sort: (typeof SORTS)[number]
  onSort: (sort: (typeof SORTS)[number]) => void
}

export function OverrideTable({ rows, sort, onSort }: OverrideTableProps) {
  const { t } = useTranslation()
  const columns: Column<OverrideRow>[] = [
    {
      key: 'customer',
      heading: t('override.customer'),
      cell: (row) => (
        <>
          <RowLink to="/overrides/$id" params={{ id: row.id }}>
            {row.customerName}
          </RowLink>
          <RowMeta>{row.number}</RowMeta>
        </>
      ),
    },
    {
      key: 'category',
      heading: t('override.category'),
      cell: (row) => (
        <>
          <span>{row.categoryLabel}</span>
          <RowMeta>{t('override.fiscalYear', { year: row.fiscalYear })}</RowMeta>
        </>
      ),
    },
    {
      key: 'excess',
      heading: t('override.excess'),
      numeric: true,
      cell: (row) => <RowTitle>{money(row.excessCents)}</RowTitle>,
    },
    {
      key: 'organisation',
      heading: t('override.organisation'),
      cell: (row) => (
        <>
          <span>{row.organisationName}</span>
          <RowMeta>{row.requester.name}</RowMeta>
        </>
      ),
    },
    {
      key: 'due',
      heading: t('override.due'),
      cell: (row) => (
        <>
          <OverrideState row={row} />
          <RowMeta>{t('override.askedAt', { when: momentText(row.requestedAt) })}</RowMeta>
        </>
      ),
    },
  ]
  return (
    <ListTable
      label={t('override.title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sorting={{ value: sort, words: SORTS, onChange: onSort }}
    />
  )
}
