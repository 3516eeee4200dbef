import type { DeadLetterView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { FilterSelect } from '../list/filter-bar.tsx'
import { ListPage } from '../list/list-page.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowError, RowMeta, RowTitle, StateMark } from '../list/row-parts.tsx'
import { PAGE_SIZE, useListSearch } from '../list/use-list-search.ts'
import { useMay } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { CONSUMING_SERVICES, parseDeadLettersSearch, type ConsumingService } from './searches.ts'

const SERVICES = {
  'help-desk': api.helpDesk,
  notifier: api.notifier,
  'ies-exchange': api.iesExchange,
  referrals: api.referrals,
  casework: api.casework,
  billing: api.billing,
} satisfies Record<ConsumingService, unknown>

/** Events that a service could not apply, with another try for each. */
export function DeadLettersPage() {
  const { t } = useTranslation()
  const address = useListSearch(parseDeadLettersSearch)
  const { service = 'help-desk' } = address.search
  const list = useQuery(
    SERVICES[service].listDeadLetters.queryOptions({ input: { page: address.page, pageSize: PAGE_SIZE } }),
  )
  return (
    <ListPage
      title={t('deadLetters.title')}
      lead={t('deadLetters.lead')}
      address={{ ...address, filtered: false }}
      list={list}
      things={t('deadLetters.things')}
      count={(count) => t('deadLetters.shown', { count })}
      empty={{ icon: IconCircleCheck, title: t('deadLetters.emptyTitle'), text: t('deadLetters.emptyText') }}
      filters={
        <FilterSelect
          label={t('deadLetters.service')}
          words={CONSUMING_SERVICES}
          text={(one) => t(`deadLetters.services.${one}`)}
          value={service}
          onChange={(next) => address.filter({ service: next === 'help-desk' ? undefined : next })}
        />
      }
    >
      {(letters) => <DeadLetterTable letters={letters} service={service} />}
    </ListPage>
  )
}

function DeadLetterTable({ letters, service }: { letters: readonly DeadLetterView[]; service: ConsumingService }) {
  const { t } = useTranslation()
  const mayRedrive = useMay()('redrive', 'DeadLetter')
  const columns: Column<DeadLetterView>[] = [
    {
      key: 'event',
      heading: t('deadLetters.event'),
      cell: (letter) => (
        <>
          <RowTitle>{letter.eventType}</RowTitle>
          <RowMeta>{`${letter.consumer} · ${letter.aggregateId}`}</RowMeta>
        </>
      ),
    },
    { key: 'error', heading: t('deadLetters.error'), cell: (letter) => <RowError>{letter.error}</RowError> },
    {
      key: 'failedAt',
      heading: t('deadLetters.failedAt'),
      quiet: true,
      cell: (letter) => <span>{momentText(letter.failedAt)}</span>,
    },
    {
      key: 'actions',
      heading: t('deadLetters.actions'),
      quietHeading: true,
      cell: (letter) => {
        if (letter.redrivenAt) {
          return (
            <StateMark tone="good" icon={IconCircleCheck}>
              {t('deadLetters.redriven', { when: momentText(letter.redrivenAt) })}
            </StateMark>
          )
        }
        return mayRedrive ? <RedriveButton letter={letter} service={service} /> : null
      },
    },
  ]
  return <ListTable label={t('deadLetters.title')} columns={columns} rows={letters} rowKey={(letter) => letter.id} />
}

function RedriveButton({ letter, service }: { letter: DeadLetterView; service: ConsumingService }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const redrive = useMutation(
    SERVICES[service].redriveDeadLetter.mutationOptions({
      onSuccess: () => tell(t('deadLetters.done')),
      onError: (error) => tell(failureText(error), 'error'),
      onSettled: () => queryClient.invalidateQueries({ queryKey: SERVICES[service].listDeadLetters.key() }),
    }),
  )
  return (
    <Button
      size="xs"
      variant="default"
      loading={redrive.isPending}
      aria-label={t('deadLetters.redriveOf', { event: letter.eventType })}
      onClick={() => redrive.mutate({ id: letter.id })}
    >
      {t('deadLetters.redrive')}
    </Button>
  )
}
