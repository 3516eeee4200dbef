import type { ProviderExpiries } from '@isets/contracts'
import { fiscalYearOfDate, localDateOf } from '@isets/rules'
import { IconHourglassOff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { knownYears } from '../contracts/known-years.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column, type Sorting } from '../list/list-table.tsx'
import { RowLink } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { serverNow } from '../session/server-time.ts'
import { momentText } from '../time/time-text.ts'
import { EXPIRY_SORTS, parseExpiriesSearch } from './searches.ts'

type Sort = (typeof EXPIRY_SORTS)[number]

/** REF-009: how often each provider let a referral expire, for monitoring and contract decisions. */
export function ExpiriesPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseExpiriesSearch)
  const { search, filter, page } = address
  const thisYear = fiscalYearOfDate(localDateOf(new Date(serverNow())))
  const { fiscalYear = thisYear, sort = '-expired' } = search
  const input = { fiscalYear, sort, page, pageSize: PAGE_SIZE }
  const list = useQuery(api.referrals.listExpiries.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <ListPage
      title={t('expiries.title')}
      lead={t('expiries.lead')}
      address={address}
      list={list}
      exportOf={{ group: 'referrals', list: 'listExpiries', input }}
      things={t('expiries.things')}
      count={(count) => t('expiries.shown', { count })}
      empty={{ icon: IconHourglassOff, title: t('expiries.emptyTitle'), text: t('expiries.emptyText') }}
      filters={
        <FilterSelect
          label={t('expiries.year')}
          words={knownYears(fiscalYear).filter((year) => Number(year) <= thisYear)}
          text={(year) => t('expiries.yearOption', { year, before: Number(year) - 1 })}
          value={String(fiscalYear)}
          onChange={(year) => filter({ fiscalYear: year === undefined ? undefined : Number(year) })}
        />
      }
    >
      {(rows) => (
        <ExpiryTable
          rows={rows}
          sorting={{ value: sort, words: EXPIRY_SORTS, onChange: (next) => filter({ sort: next }) }}
        />
      )}
    </ListPage>
  )
}

function ExpiryTable({ rows, sorting }: { rows: readonly ProviderExpiries[]; sorting: Sorting<Sort> }) {
  const { t } = useTranslation()
  const columns: Column<ProviderExpiries>[] = [
    {
      key: 'provider',
      heading: t('expiries.provider'),
      cell: ({ id, provider }) => (
        <RowLink to="/referrals" search={{ view: 'rework', organisation: id }}>
          {provider.name}
        </RowLink>
      ),
    },
    { key: 'asked', heading: t('expiries.asked'), numeric: true, cell: ({ asked }) => <span>{asked}</span> },
    { key: 'expired', heading: t('expiries.expired'), numeric: true, cell: ({ expired }) => <span>{expired}</span> },
    {
      key: 'share',
      heading: t('expiries.share'),
      numeric: true,
      cell: ({ expiredPercent: count }) => (
        <span>{count === null ? t('expiries.never') : t('expiries.percent', { count })}</span>
      ),
    },
    {
      key: 'last',
      heading: t('expiries.last'),
      quiet: true,
      cell: ({ lastExpiredAt }) => <span>{lastExpiredAt ? momentText(lastExpiredAt) : t('expiries.never')}</span>,
    },
  ]
  return (
    <ListTable label={t('expiries.title')} columns={columns} rows={rows} rowKey={({ id }) => id} sorting={sorting} />
  )
}
