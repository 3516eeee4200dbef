import type { contract, EnrolmentView, OutputOf, PlannedActivity } from '@isets/contracts'
import { EmptyState, PageHeading, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconClipboardText } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf, isHidden } from '../api/refusal.ts'
import { isUnderWay } from '../api/under-way.ts'
import { PageNotFound } from '../app/page-failure.tsx'
import { tell } from '../app/toasts.tsx'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import { useSession } from '../session/session.ts'
import { CheckList } from './check-list.tsx'
import { EnrolForm, ProgramChoice } from './enrol-form.tsx'
import { RecordOpening } from './record-opening.tsx'
import styles from './record.module.css'

type Options = OutputOf<typeof contract.casework.fcrcEnrolmentOptions>

/** REF-037: an FCRC enrolls whom it has screened in its own activities. Nobody refers the customer to it. */
export function FcrcEnrolPage() {
  const { id: customerId = '' } = useParams({ strict: false })
  const { t } = useTranslation()
  // A title never holds a name.
  useDocumentTitle(t('fcrcEnrol.title'))
  const [enrolled, setEnrolled] = useState<EnrolmentView>()
  const options = useQuery({
    ...api.casework.fcrcEnrolmentOptions.queryOptions({ input: { customerId }, staleTime: 0 }),
    enabled: enrolled === undefined,
  })
  if (options.error && isHidden(failureOf(options.error))) return <PageNotFound />
  return (
    <div className={styles.page}>
      <PageHeading title={options.data?.customer.name ?? t('fcrcEnrol.title')} lead={<Lead options={options.data} />} />
      {enrolled ? <RecordOpening customerId={customerId} program={enrolled.programme.name} /> : null}
      {options.isPending ? <SkeletonLines label={t('shell.loading')} lines={8} /> : null}
      {options.error ? (
        <NotYet
          customerId={customerId}
          error={options.error}
          busy={options.isFetching}
          onRetry={() => void options.refetch()}
        />
      ) : null}
      {options.data && !enrolled ? (
        <Choosing customerId={customerId} options={options.data} onEnrolled={setEnrolled} />
      ) : null}
    </div>
  )
}

function Lead({ options }: { options: Options | undefined }) {
  const { t } = useTranslation()
  const office = useSession().user.organisation?.name ?? ''
  return (
    <span className={styles.meta}>
      {options ? <span>{t('record.individual', { number: options.customer.individualNumber })}</span> : null}
      <span>{t('fcrcEnrol.lead', { office })}</span>
    </span>
  )
}

interface NotYetProps {
  customerId: string
  error: unknown
  busy: boolean
  onRetry: () => void
}

/** Without a screening of the office there is nobody to enroll: the way to it. */
function NotYet({ customerId, error, busy, onRetry }: NotYetProps) {
  const { t } = useTranslation()
  const { code, details } = failureOf(error)
  if (code !== 'WRONG_STATUS') return <ListFailure error={error} busy={busy} onRetry={onRetry} />
  return (
    <EmptyState
      icon={IconClipboardText}
      title={t('fcrcEnrol.screenFirst')}
      actions={
        <Button renderRoot={(props) => <Link to="/customers/$id/screening" params={{ id: customerId }} {...props} />}>
          {t('fcrcEnrol.screening')}
        </Button>
      }
    >
      {details.reason}
    </EmptyState>
  )
}

interface ChoosingProps {
  customerId: string
  options: Options
  onEnrolled: (enrolment: EnrolmentView) => void
}

function Choosing({ customerId, options, onEnrolled }: ChoosingProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [programmeId, setProgrammeId] = useState('')
  const { choices, live, hadSnap, today } = options
  const choice = choices.find(({ programme }) => programme.id === programmeId) ?? choices[0]
  const enrol = useMutation(
    api.casework.enrolAtFcrc.mutationOptions({
      onSuccess: (enrolment) => {
        tell(t('enrolDialog.done', { program: enrolment.programme.name }))
        onEnrolled(enrolment)
        void queryClient.invalidateQueries({ queryKey: api.casework.key() })
      },
    }),
  )
  if (!choice) return <EmptyState icon={IconClipboardText} title={t('enrolDialog.none')} />
  const submit = (activities: PlannedActivity[]) => {
    if (isUnderWay(api.casework.enrolAtFcrc.mutationKey())) return
    enrol.mutate({ customerId, programmeId: choice.programme.id, activities })
  }
  return (
    <div className={styles.panels}>
      <section className={styles.panel} aria-labelledby="enrol">
        <h2 id="enrol">{t('enrolDialog.title')}</h2>
        <ProgramChoice choices={choices} choice={choice} onChoose={setProgrammeId} />
        <EnrolForm
          key={choice.programme.id}
          {...{ choice, live, hadSnap, today }}
          isPending={enrol.isPending}
          error={enrol.error}
          onEnrol={submit}
          onCancel={() => void navigate({ to: '/customers/$id/screening', params: { id: customerId } })}
        />
      </section>
      <div className={styles.panel}>
        <CheckList title={t('enrolDialog.checks')} checks={choice.checks} />
      </div>
    </div>
  )
}
