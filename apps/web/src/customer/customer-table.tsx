import type { CustomerListRow } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta, Unbroken } from '../list/row-parts.tsx'
import { dateText } from '../time/time-text.ts'
import { EligibilityMark, EtStatusMark } from './et-status-mark.tsx'
import { CUSTOMER_SORTS } from './searches.ts'

type Sort = (typeof CUSTOMER_SORTS)[number]

interface CustomerTableProps {
  customers: readonly CustomerListRow[]
  sort: Sort
  onSort: (sort: Sort) => void
}

/** CASE-004: who, where, since when, in which status. */
export function CustomerTable({ customers, sort, onSort }: CustomerTableProps) {
  const { t } = useTranslation()
  const columns: Column<CustomerListRow>[] = [
    {
      key: 'name',
      heading: t('customers.name'),
      width: 150,
      cell: ({ id, firstName, lastName, individualNumber }) => (
        <>
          <RowLink to="/customers/$id" params={{ id }}>
            <Unbroken>{lastName},</Unbroken> <Unbroken>{firstName}</Unbroken>
          </RowLink>
          <RowMeta>{individualNumber}</RowMeta>
        </>
      ),
    },
    { key: 'status', heading: t('customers.status'), cell: ({ status }) => <EtStatusMark status={status} /> },
    {
      key: 'eligibility',
      heading: t('customers.eligibility'),
      cell: ({ eligibility }) => <EligibilityMark eligibility={eligibility} />,
    },
    {
      key: 'provider',
      heading: t('customers.provider'),
      cell: ({ providers }) => <span>{providers.map(({ name }) => name).join(', ') || t('customers.none')}</span>,
    },
    {
      key: 'screened',
      heading: t('customers.screened'),
      quiet: true,
      cell: ({ screenedOn }) => <span>{screenedOn ? dateText(screenedOn) : t('customers.none')}</span>,
    },
    {
      key: 'redetermination',
      heading: t('customers.redetermination'),
      quiet: true,
      cell: ({ redeterminationOn }) => (
        <span>{redeterminationOn ? dateText(redeterminationOn) : t('customers.none')}</span>
      ),
    },
    {
      key: 'fiscalYear',
      heading: t('customers.fiscalYear'),
      cell: ({ fiscalYear }) => <span>{fiscalYear ?? t('customers.none')}</span>,
    },
  ]
  return (
    <ListTable
      label={t('customers.title')}
      columns={columns}
      rows={customers}
      rowKey={({ id }) => id}
      sorting={{ value: sort, words: CUSTOMER_SORTS, onChange: onSort }}
    />
  )
}
