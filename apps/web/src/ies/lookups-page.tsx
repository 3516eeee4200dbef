import type { IesLookup } from '@isets/contracts'
import { IES_IDENTIFIERS } from '@isets/rules'
import { IconUserSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowLink, RowMeta, RowTitle } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { momentText } from '../time/time-text.ts'
import { LOOKUP_OUTCOMES, parseLookupsSearch } from './searches.ts'

/** Who has searched IES, by which identifiers and with which result; never what was typed (IES-015). */
export function LookupsPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseLookupsSearch)
  const { outcome } = address.search
  const input = { outcome: outcome ? [outcome] : [], page: address.page, pageSize: PAGE_SIZE }
  const list = useQuery(api.iesExchange.listLookups.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <ListPage
      title={t('lookups.title')}
      lead={t('lookups.lead')}
      address={address}
      list={list}
      exportOf={{ group: 'iesExchange', list: 'listLookups', input }}
      things={t('lookups.things')}
      count={(count) => t('lookups.shown', { count })}
      empty={{ icon: IconUserSearch, title: t('lookups.emptyTitle'), text: t('lookups.emptyText') }}
      filters={
        <FilterSelect
          label={t('lookups.outcome')}
          any={t('lookups.anyOutcome')}
          words={LOOKUP_OUTCOMES}
          text={(one) => t(`lookups.outcomes.${one}`)}
          value={outcome}
          onChange={(next) => address.filter({ outcome: next })}
        />
      }
    >
      {(lookups) => <LookupTable lookups={lookups} />}
    </ListPage>
  )
}

function LookupTable({ lookups }: { lookups: readonly IesLookup[] }) {
  const { t } = useTranslation()
  const words = (one: (typeof IES_IDENTIFIERS)[number]) => t(`lookups.kinds.${one}`)
  const columns: Column<IesLookup>[] = [
    {
      key: 'who',
      heading: t('lookups.who'),
      cell: ({ user, organisationName }) => (
        <>
          <RowTitle>{user.name}</RowTitle>
          <RowMeta>{organisationName ?? t('lookups.idhs')}</RowMeta>
        </>
      ),
    },
    { key: 'at', heading: t('lookups.at'), width: 190, cell: ({ at }) => <span>{momentText(at)}</span> },
    {
      key: 'identifiers',
      heading: t('lookups.identifiers'),
      quiet: true,
      cell: ({ identifiers }) => (
        <span>
          {IES_IDENTIFIERS.filter((one) => identifiers.includes(one))
            .map(words)
            .join(', ')}
        </span>
      ),
    },
    {
      key: 'outcome',
      heading: t('lookups.outcome'),
      width: 220,
      cell: ({ outcome, customerId }) =>
        customerId === null ? (
          <span>{t(`lookups.outcomes.${outcome}`)}</span>
        ) : (
          <RowLink to="/customers/$id" params={{ id: customerId }}>
            {t(`lookups.outcomes.${outcome}`)}
          </RowLink>
        ),
    },
  ]
  return <ListTable label={t('lookups.title')} columns={columns} rows={lookups} rowKey={({ id }) => id} />
}
