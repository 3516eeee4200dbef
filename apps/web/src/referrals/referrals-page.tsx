import { REFERRAL_KINDS, REFERRAL_URGENCIES } from '@isets/contracts'
import { REFERRAL_KIND_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { useMay } from '../session/session.ts'
import { NewReferralLink } from './new-referral-link.tsx'
import { ReferralTable } from './referral-table.tsx'
import { ReferralTabs } from './referral-tabs.tsx'
import { parseReferralsSearch, REFERRAL_SORTS } from './searches.ts'

/** The queue of referrals: what each role sees is the server's permission filter (REF-038, REF-042). */
export function ReferralsPage() {
  const { t } = useTranslation()
  const isIdhs = useMay()('monitor', 'Referral')
  const address = useListSearch(parseReferralsSearch)
  const { search, filter } = address
  const { view = 'pending', sort = 'due', q = '', kind = '', urgency = '', organisation } = search
  const input = { view, sort, q, kind, urgency, organisationId: organisation, page: address.page, pageSize: PAGE_SIZE }
  const list = useQuery(api.referrals.listReferrals.queryOptions({ input, placeholderData: keepPreviousData }))
  return (
    <ListPage
      title={t('referrals.title')}
      lead={t('referrals.lead')}
      actions={
        <>
          {isIdhs ? (
            <Button variant="default" renderRoot={(props) => <Link to="/referrals/expiries" {...props} />}>
              {t('referrals.expiries')}
            </Button>
          ) : null}
          <NewReferralLink />
        </>
      }
      address={address}
      list={list}
      exportOf={{ group: 'referrals', list: 'listReferrals', input }}
      things={t('referrals.things')}
      count={(count) => t('referrals.shown', { count })}
      empty={{ icon: IconArrowsExchange, title: t('referrals.emptyTitle'), text: t('referrals.emptyText') }}
      tabs={<ReferralTabs view={view} />}
      filters={
        <>
          <SearchBox
            label={t('referrals.search')}
            value={search.q}
            onChange={(text) => filter({ q: text }, true)}
            width={290}
          />
          <FilterSelect
            label={t('referrals.kind')}
            any={t('referrals.anyKind')}
            words={REFERRAL_KINDS}
            text={(one) => REFERRAL_KIND_LABELS[one]}
            value={search.kind}
            onChange={(one) => filter({ kind: one })}
          />
          <FilterSelect
            label={t('referrals.urgency')}
            any={t('referrals.anyUrgency')}
            words={REFERRAL_URGENCIES}
            text={(one) => t(`urgency.${one}`)}
            value={search.urgency}
            onChange={(one) => filter({ urgency: one })}
          />
        </>
      }
    >
      {(rows) => (
        <ReferralTable
          referrals={rows}
          sorting={{ value: sort, words: REFERRAL_SORTS, onChange: (next) => filter({ sort: next }) }}
        />
      )}
    </ListPage>
  )
}
