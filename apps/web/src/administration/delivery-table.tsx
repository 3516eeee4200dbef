import type { DeliveryView } from '@isets/contracts'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconSend } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { ListTable, type Column } from '../list/list-table.tsx'
import { RowError, RowMeta, RowTitle, StateMark } from '../list/row-parts.tsx'
import { useMay } from '../session/session.ts'
import { momentText } from '../time/time-text.ts'
import { templateTitle } from './template-text.ts'

export function DeliveryTable({ mails }: { mails: readonly DeliveryView[] }) {
  const { t } = useTranslation()
  const mayRetry = useMay()('redrive', 'Delivery')
  const columns: Column<DeliveryView>[] = [
    {
      key: 'mail',
      heading: t('deliveries.mail'),
      cell: (mail) => (
        <>
          <RowTitle>{mail.subject}</RowTitle>
          <RowMeta>{templateTitle(mail.template)}</RowMeta>
          {mail.lastError ? <RowError>{mail.lastError}</RowError> : null}
        </>
      ),
    },
    { key: 'recipient', heading: t('deliveries.recipient'), cell: (mail) => <span>{mail.recipient}</span> },
    { key: 'state', heading: t('deliveries.state'), cell: (mail) => <DeliveryState mail={mail} /> },
    { key: 'attempts', heading: t('deliveries.attempts'), numeric: true, cell: (mail) => <span>{mail.attempts}</span> },
    {
      key: 'time',
      heading: t('deliveries.time'),
      quiet: true,
      cell: (mail) => <span>{momentText(mail.sentAt ?? mail.queuedAt)}</span>,
    },
    {
      key: 'actions',
      heading: t('deliveries.actions'),
      quietHeading: true,
      cell: (mail) => (mail.state === 'failed' && mayRetry ? <RetryButton mail={mail} /> : null),
    },
  ]
  return <ListTable label={t('deliveries.title')} columns={columns} rows={mails} rowKey={(mail) => mail.id} />
}

function RetryButton({ mail }: { mail: DeliveryView }) {
  const { t } = useTranslation()
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
    <Button
      size="xs"
      variant="default"
      loading={retry.isPending}
      aria-label={t('deliveries.retryOf', { subject: mail.subject })}
      onClick={() => retry.mutate({ id: mail.id })}
    >
      {t('deliveries.retry')}
    </Button>
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
  return (
    <>
      <StateMark {...STATES[mail.state]}>{t(`deliveries.${mail.state}`)}</StateMark>
      {mail.nextTryAt && mail.state !== 'sent' ? (
        <RowMeta>{t('deliveries.nextTry', { when: momentText(mail.nextTryAt) })}</RowMeta>
      ) : null}
    </>
  )
}
