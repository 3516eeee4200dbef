import type { CustomerView } from '@isets/contracts'
import { ET_STATUS_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { dateText, dayText } from '../time/time-text.ts'
import { EnrolDialog } from './enrol-dialog.tsx'
import styles from './record.module.css'

const BY_HAND = ['pause', 'resume', 'setNeverActive'] as const

/** Status with what can be done about it now: exactly what the server allows. */
export function StatusPanel({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [enrolling, setEnrolling] = useState(false)
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.casework.key() })
  const set = useMutation(
    api.casework.setStatus.mutationOptions({
      onSuccess: ({ status }) => tell(t('record.statusSet', { status: ET_STATUS_LABELS[status] })),
      onSettled: refresh,
    }),
  )
  const stale = set.error && failureOf(set.error).code === 'STALE'
  const facts = [
    [t('record.eligible'), t(`customers.eligibilities.${customer.eligibility}`)],
    [t('record.redetermination'), customer.redeterminationOn ? dateText(customer.redeterminationOn) : '–'],
    [t('record.midpoint'), customer.midpointOn ? dateText(customer.midpointOn) : '–'],
    [t('record.screened'), customer.screenedOn ? dateText(customer.screenedOn) : t('record.notYet')],
    [t('record.abawd'), customer.abawd ? t('record.yes') : t('record.no')],
  ]
  return (
    <section className={styles.panel} aria-labelledby="status">
      <h2 id="status">{t('record.state')}</h2>
      <p>{t('record.since', { status: ET_STATUS_LABELS[customer.status], date: dayText(customer.statusSince) })}</p>
      {customer.accepted ? <p>{t('record.accepted')}</p> : null}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {set.error ? <p role="alert">{stale ? t('record.stale') : failureText(set.error)}</p> : null}
      <div className={styles.buttons}>
        {customer.allowed.includes('enrol') ? (
          <Button onClick={() => setEnrolling(true)}>{t('record.enrol')}</Button>
        ) : null}
        {BY_HAND.filter((command) => customer.allowed.includes(command)).map((command) => (
          <Button
            key={command}
            variant="default"
            disabled={set.isPending}
            onClick={() => set.mutate({ id: customer.id, version: customer.version, command })}
          >
            {t(`record.${command}`)}
          </Button>
        ))}
      </div>
      {enrolling ? <EnrolDialog customerId={customer.id} onDone={() => setEnrolling(false)} /> : null}
    </section>
  )
}
