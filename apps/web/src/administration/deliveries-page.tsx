import type { DeliveryView } from '@isets/contracts'
import { EmptyState, Notice, PageHeading, SkeletonLines } from '@isets/ui'
import { Button, NativeSelect } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconMailbox, IconSend } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import styles from '../app/list.module.css'
import { Pager } from '../app/pager.tsx'
import { SearchBox } from '../app/search-box.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { tell } from '../queue/toasts.tsx'
import { useMay } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { DELIVERY_STATES, type MailSearch } from './searches.ts'

const PAGE_SIZE = 50

/** The delivery ledger: one row a mail, failed ones can be tried again. */
export function DeliveriesPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('deliveries.title'))
  const search = useSearch({ from: '/app/admin/mail' })
  const navigate = useNavigate({ from: '/admin/mail' })
  const failureText = useFailureText()
  const list = useQuery(
    api.notifier.listDeliveries.queryOptions({
      input: { q: search.q ?? '', state: search.state ?? '', page: search.page ?? 1, pageSize: PAGE_SIZE },
      placeholderData: keepPreviousData,
    }),
  )
  const filter = (change: MailSearch, replace = false) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), replace })
  const total = list.data?.total ?? 0
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeading title={t('deliveries.title')} lead={t('deliveries.lead')} />
        <div className={styles.filters} role="search">
          <SearchBox
            label={t('deliveries.search')}
            value={search.q ?? ''}
            onChange={(q) => filter({ q: q || undefined }, true)}
            width={270}
          />
          <NativeSelect
            size="sm"
            aria-label={t('deliveries.state')}
            value={search.state ?? ''}
            onChange={(event) =>
              filter({ state: DELIVERY_STATES.find((state) => state === event.currentTarget.value) })
            }
            data={[
              { value: '', label: t('deliveries.anyState') },
              ...DELIVERY_STATES.map((value) => ({ value, label: t(`deliveries.${value}`) })),
            ]}
          />
        </div>
      </div>
      <div className={styles.body}>
        {list.isError ? <Notice tone="error" role="alert" title={failureText(list.error)} /> : null}
        {list.isPending ? <SkeletonLines label={t('shell.loading')} lines={10} /> : null}
        {list.data && total === 0 ? (
          <EmptyState icon={IconMailbox} title={t('deliveries.emptyTitle')}>
            {t('deliveries.emptyText')}
          </EmptyState>
        ) : null}
        {list.data && total > 0 ? <DeliveryTable rows={list.data.rows} /> : null}
      </div>
      <div className={styles.foot}>
        <span role="status">{list.data ? t('deliveries.shown', { count: total }) : ''}</span>
        <Pager
          page={search.page ?? 1}
          pageSize={PAGE_SIZE}
          total={total}
          onPage={(page) => void navigate({ search: (before) => ({ ...before, page: page > 1 ? page : undefined }) })}
        />
      </div>
    </div>
  )
}

function DeliveryTable({ rows }: { rows: readonly DeliveryView[] }) {
  const { t } = useTranslation()
  const mayRetry = useMay()('redrive', 'Delivery')
  const failureText = useFailureText()
  const retry = useMutation(
    api.notifier.retryDelivery.mutationOptions({
      onSuccess: () => {
        tell(t('deliveries.retried'))
        void queryClient.invalidateQueries({ queryKey: api.notifier.listDeliveries.key() })
      },
      onError: (error) => tell(failureText(error), 'error'),
    }),
  )
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('deliveries.mail')}</th>
          <th scope="col">{t('deliveries.recipient')}</th>
          <th scope="col">{t('deliveries.state')}</th>
          <th scope="col">{t('deliveries.attempts')}</th>
          <th scope="col">{t('deliveries.time')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('deliveries.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((mail) => (
          <tr key={mail.id}>
            <td>
              <span className={styles.main}>{mail.subject}</span>
              <span className={styles.meta}>{mail.template}</span>
              {mail.lastError ? <span className={styles.error}>{mail.lastError}</span> : null}
            </td>
            <td>{mail.recipient}</td>
            <td>
              <DeliveryState mail={mail} />
            </td>
            <td className="numeric">{mail.attempts}</td>
            <td className={styles.quiet}>{momentText(mail.sentAt ?? mail.queuedAt)}</td>
            <td>
              {mail.state === 'failed' && mayRetry ? (
                <Button
                  size="xs"
                  variant="default"
                  loading={retry.isPending && retry.variables.id === mail.id}
                  aria-label={t('deliveries.retryOf', { subject: mail.subject })}
                  onClick={() => retry.mutate({ id: mail.id })}
                >
                  {t('deliveries.retry')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const STATES = {
  queued: { icon: IconClock, tone: 'wait' },
  sending: { icon: IconSend, tone: 'wait' },
  sent: { icon: IconCircleCheck, tone: 'good' },
  failed: { icon: IconAlertTriangle, tone: 'bad' },
} as const

function DeliveryState({ mail }: { mail: DeliveryView }) {
  const { t } = useTranslation()
  const { icon: Picture, tone } = STATES[mail.state]
  return (
    <>
      <span className={styles.state} data-tone={tone}>
        <Picture size={16} aria-hidden />
        {t(`deliveries.${mail.state}`)}
      </span>
      {mail.nextTryAt && mail.state !== 'sent' ? (
        <span className={styles.meta}>{t('deliveries.nextTry', { when: momentText(mail.nextTryAt) })}</span>
      ) : null}
    </>
  )
}
