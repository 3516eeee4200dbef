import type { AmendmentView } from '@isets/contracts'
import { AMENDMENT_STATUS_LABELS } from '@isets/rules'
import { TextInput } from '@mantine/core'
import { IconFileDiff } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { Views } from '../list/views.tsx'
import { AmendmentDialog } from './amendment-dialog.tsx'
import { AmendmentTable } from './amendment-table.tsx'
import { AMENDMENT_STATES, AMENDMENT_VIEWS, parseAmendmentsSearch, type AmendmentsSearch } from './searches.ts'

/** Amendments: to be reviewed, to be approved, and the history of all (BILL-028 to BILL-031). */
export function AmendmentsPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseAmendmentsSearch)
  const { search, filter } = address
  const [chosen, setChosen] = useState<AmendmentView | null>(null)
  const input = inputOf(search, address.page)
  const list = useQuery(api.billing.listAmendments.queryOptions({ input, placeholderData: keepPreviousData }))
  const counts = useQuery(api.billing.countAmendments.queryOptions({ input: {} }))
  return (
    <>
      <ListPage<AmendmentView>
        title={t('amendments.title')}
        lead={t('amendments.lead')}
        address={address}
        list={list}
        exportOf={{ group: 'billing', list: 'listAmendments', input }}
        things={t('amendments.things')}
        count={(count) => t('amendments.shown', { count })}
        empty={{ icon: IconFileDiff, title: t('amendments.emptyTitle'), text: t('amendments.emptyText') }}
        tabs={
          <Views
            label={t('amendments.views')}
            views={AMENDMENT_VIEWS}
            current={search.view ?? 'all'}
            text={(one) => t(`amendments.${one}`)}
            count={(one) => (one === 'all' ? undefined : counts.data?.[one])}
          />
        }
        filters={
          <>
            <TextInput
              type="month"
              size="sm"
              aria-label={t('amendments.month')}
              value={search.month ?? ''}
              onChange={(event) => filter({ month: event.currentTarget.value || undefined })}
            />
            <FilterSelect
              label={t('amendments.status')}
              any={t('amendments.anyStatus')}
              words={AMENDMENT_STATES}
              text={(one) => AMENDMENT_STATUS_LABELS[one]}
              value={search.status}
              onChange={(status) => filter({ status })}
            />
          </>
        }
      >
        {(amendments) => <AmendmentTable amendments={amendments} onOpen={setChosen} />}
      </ListPage>
      {chosen ? <AmendmentDialog amendment={chosen} onDone={() => setChosen(null)} /> : null}
    </>
  )
}

function inputOf({ view = 'all', status, month, reviewPacketId }: AmendmentsSearch, page: number) {
  return {
    view,
    page,
    pageSize: PAGE_SIZE,
    status: status ?? '',
    ...(month !== undefined && { month }),
    ...(reviewPacketId !== undefined && { reviewPacketId }),
  }
}
