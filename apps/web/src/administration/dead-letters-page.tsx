import type { DeadLetterView } from '@isets/contracts'
import { EmptyState, Notice, PageHeading, SkeletonLines } from '@isets/ui'
import { Button, NativeSelect } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import styles from '../app/list.module.css'
import { Pager } from '../app/pager.tsx'
import { oneOf } from '../app/search-text.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { tell } from '../queue/toasts.tsx'
import { useMay } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { CONSUMING_SERVICES, type ConsumingService } from './searches.ts'

const PAGE_SIZE = 50
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
  useDocumentTitle(t('deadLetters.title'))
  const { service = 'help-desk', page = 1 } = useSearch({ from: '/app/admin/dead-letters' })
  const navigate = useNavigate({ from: '/admin/dead-letters' })
  const failureText = useFailureText()
  const list = useQuery(SERVICES[service].listDeadLetters.queryOptions({ input: { page, pageSize: PAGE_SIZE } }))
  const total = list.data?.total ?? 0
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeading title={t('deadLetters.title')} lead={t('deadLetters.lead')} />
        <div className={styles.filters}>
          <NativeSelect
            size="sm"
            aria-label={t('deadLetters.service')}
            value={service}
            onChange={(event) => {
              const next = oneOf(CONSUMING_SERVICES, event.currentTarget.value)
              void navigate({ search: { service: next === 'help-desk' ? undefined : next } })
            }}
            data={CONSUMING_SERVICES.map((value) => ({ value, label: t(`deadLetters.services.${value}`) }))}
          />
        </div>
      </div>
      <div className={styles.body}>
        {list.isError ? <Notice tone="error" role="alert" title={failureText(list.error)} /> : null}
        {list.isPending ? <SkeletonLines label={t('shell.loading')} /> : null}
        {list.data && total === 0 ? (
          <EmptyState icon={IconCircleCheck} title={t('deadLetters.emptyTitle')}>
            {t('deadLetters.emptyText')}
          </EmptyState>
        ) : null}
        {list.data && total > 0 ? <DeadLetterTable rows={list.data.rows} service={service} /> : null}
      </div>
      <div className={styles.foot}>
        <span role="status">{list.data ? t('deadLetters.shown', { count: total }) : ''}</span>
        <Pager
          page={page}
          pageSize={PAGE_SIZE}
          total={total}
          onPage={(next) => void navigate({ search: (before) => ({ ...before, page: next > 1 ? next : undefined }) })}
        />
      </div>
    </div>
  )
}

function DeadLetterTable({ rows, service }: { rows: readonly DeadLetterView[]; service: ConsumingService }) {
  const { t } = useTranslation()
  const mayRedrive = useMay()('redrive', 'DeadLetter')
  const failureText = useFailureText()
  const redrive = useMutation(
    SERVICES[service].redriveDeadLetter.mutationOptions({
      onSuccess: () => tell(t('deadLetters.done')),
      onError: (error) => tell(failureText(error), 'error'),
      onSettled: () => queryClient.invalidateQueries({ queryKey: SERVICES[service].listDeadLetters.key() }),
    }),
  )
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('deadLetters.event')}</th>
          <th scope="col">{t('deadLetters.error')}</th>
          <th scope="col">{t('deadLetters.failedAt')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('deadLetters.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((letter) => (
          <tr key={letter.id}>
            <td>
              <span className={styles.main}>{letter.eventType}</span>
              <span className={styles.meta}>
                {letter.consumer} · {letter.aggregateId}
              </span>
            </td>
            <td>
              <span className={styles.error}>{letter.error}</span>
            </td>
            <td className={styles.quiet}>{momentText(letter.failedAt)}</td>
            <td>
              {letter.redrivenAt ? (
                <span className={styles.state} data-tone="good">
                  <IconCircleCheck size={16} aria-hidden />
                  {t('deadLetters.redriven', { when: momentText(letter.redrivenAt) })}
                </span>
              ) : null}
              {!letter.redrivenAt && mayRedrive ? (
                <Button
                  size="xs"
                  variant="default"
                  loading={redrive.isPending && redrive.variables.id === letter.id}
                  aria-label={t('deadLetters.redriveOf', { event: letter.eventType })}
                  onClick={() => redrive.mutate({ id: letter.id })}
                >
                  {t('deadLetters.redrive')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
