import { PageHeading, SkeletonLines } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReferralView } from '@isets/contracts'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/query-client.ts'
import { failureOf, isHidden } from '../../api/refusal.ts'
import { PageNotFound } from '../../app/page-failure.tsx'
import { tell } from '../../app/toasts.tsx'
import { useDocumentTitle } from '../../app/use-document-title.ts'
import { ListFailure } from '../../list/list-states.tsx'
import { refreshLists } from '../../live/refresh.ts'
import { CustomerFinder } from './customer-finder.tsx'
import { ReferralForm } from './referral-form.tsx'
import { ScreeningFirst } from './screening-first.tsx'
import styles from './new-referral.module.css'

/** REF-010: Add Referral. Without a customer in the address, the customer is found first. */
export function NewReferralPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('newReferral.title'))
  const { customer } = useSearch({ from: '/app/referrals/new' })
  const navigate = useNavigate()
  const show = (id?: string) => void navigate({ to: '/referrals/new', search: { customer: id } })
  return (
    <div className={styles.page}>
      <PageHeading title={t('newReferral.title')} lead={t(customer ? 'newReferral.lead' : 'newReferral.findLead')} />
      {customer ? <Opened key={customer} customerId={customer} /> : <CustomerFinder onChosen={show} />}
    </div>
  )
}

function Opened({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [round, setRound] = useState(0)
  const options = api.referrals.openReferralForm.queryOptions({ input: { customerId }, staleTime: 0 })
  const opened = useQuery(options)
  const submitted = (referral: ReferralView) => {
    queryClient.removeQueries({ queryKey: options.queryKey })
    refreshLists(['referrals'])
    tell(t('newReferral.sent', { number: referral.number }))
    void navigate({ to: '/referrals/$id', params: { id: referral.id }, replace: true })
  }
  const startOver = async () => {
    await queryClient.resetQueries({ queryKey: options.queryKey })
    setRound((count) => count + 1)
  }
  const failure = opened.error && failureOf(opened.error)
  if (failure && isHidden(failure)) return <PageNotFound />
  if (opened.data) {
    return (
      <>
        {failure ? (
          <ListFailure error={opened.error} busy={opened.isFetching} onRetry={() => void opened.refetch()} />
        ) : null}
        <ReferralForm key={round} view={opened.data} onSubmitted={submitted} onStartOver={startOver} />
      </>
    )
  }
  if (!failure) return <SkeletonLines label={t('shell.loading')} lines={10} />
  if (failure.code === 'WRONG_STATUS') return <ScreeningFirst customerId={customerId} />
  if (failure.code === 'INVALID') return <PageNotFound />
  return <ListFailure error={opened.error} busy={opened.isFetching} onRetry={() => void opened.refetch()} />
}
