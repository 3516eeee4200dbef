import type { CustomerView } from '@isets/contracts'
import { PageHeading, SkeletonLines } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf, isHidden } from '../api/refusal.ts'
import { PageNotFound } from '../app/page-failure.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import { useMay } from '../session/session.ts'
import { dateText } from '../time/time-text.ts'
import { EligibilityMark, EtStatusMark } from './et-status-mark.tsx'
import styles from './record.module.css'
import { RECORD_TABS } from './tabs.ts'

interface RecordFrameProps {
  id: string
  children: (customer: CustomerView) => ReactNode
}

/** The head of a customer's record and its tabs (CASE-009, CASE-010), around one of them. */
export function RecordFrame({ id, children }: RecordFrameProps) {
  const { t } = useTranslation()
  const record = useQuery(api.casework.openCustomer.queryOptions({ input: { id } }))
  const customer = record.data
  // A title never holds a name.
  useDocumentTitle(t('record.title'))
  if (record.error && isHidden(failureOf(record.error))) return <PageNotFound />
  return (
    <div className={styles.page}>
      {record.error ? (
        <ListFailure error={record.error} busy={record.isFetching} onRetry={() => void record.refetch()} />
      ) : null}
      {record.isPending ? <SkeletonLines label={t('shell.loading')} lines={8} /> : null}
      {customer ? (
        <>
          <PageHeading title={`${customer.firstName} ${customer.lastName}`} lead={<Identity customer={customer} />} />
          <RecordTabs id={id} />
          {children(customer)}
        </>
      ) : null}
    </div>
  )
}

/** Who it is, under the name: the same on every tab. */
export function Identity({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation()
  return (
    <span className={styles.meta}>
      <EtStatusMark status={customer.status} />
      <EligibilityMark eligibility={customer.eligibility} />
      <span>{t('record.individual', { number: customer.individualNumber })}</span>
      <span>{t('record.case', { number: customer.caseNumber })}</span>
      <span>{t('record.born', { date: dateText(customer.birthDate) })}</span>
    </span>
  )
}

export function RecordTabs({ id }: { id: string }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <nav className={styles.tabs} aria-label={t('record.tabs')}>
      {RECORD_TABS.filter(({ needs: [action, subject] }) => may(action, subject)).map(({ key, to }) => (
        <Link key={key} to={to} params={{ id }} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`record.${key}`)}
        </Link>
      ))}
    </nav>
  )
}
