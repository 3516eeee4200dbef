import type { ExitChoice } from '@isets/contracts'
import { EXIT_REASONS_OF } from '@isets/rules'
import { DialogActions, SkeletonLines } from '@isets/ui'
import { Modal, NativeSelect } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { isUnderWay } from '../api/under-way.ts'
import { tell } from '../app/toasts.tsx'
import { ListFailure } from '../list/list-states.tsx'
import { useAskForNote } from '../notes/note-prompts.tsx'
import { CheckList } from './check-list.tsx'
import { ExitFields, isToldBesideFields, type ExitOutcome } from './exit-fields.tsx'
import { PlanFailure } from './plan-failure.tsx'

interface ExitDialogProps {
  customerId: string
  onDone: () => void
}

/** EXIT-001 to EXIT-005: which program, what is missing, and how it ended. */
export function ExitDialog({ customerId, onDone }: ExitDialogProps) {
  const { t } = useTranslation()
  const options = useQuery(api.casework.exitOptions.queryOptions({ input: { customerId }, staleTime: 0 }))
  const [enrolmentId, setEnrolmentId] = useState('')
  const choices = options.data?.choices ?? []
  const choice = choices.find(({ enrolment }) => enrolment.id === enrolmentId) ?? choices[0]
  return (
    <Modal opened onClose={onDone} size="lg" title={t('exitDialog.title')}>
      <p>{t('exitDialog.lead')}</p>
      {options.isPending ? <SkeletonLines label={t('shell.loading')} lines={4} /> : null}
      {options.error ? (
        <ListFailure error={options.error} busy={options.isFetching} onRetry={() => void options.refetch()} />
      ) : null}
      {options.data && !choice ? <p>{t('exitDialog.none')}</p> : null}
      {choice && options.data ? (
        <>
          <NativeSelect
            mt="md"
            label={t('exitDialog.program')}
            value={choice.enrolment.id}
            onChange={(event) => setEnrolmentId(event.currentTarget.value)}
            data={choices.map(({ enrolment: { id, programme, organisation } }) => ({
              value: id,
              label: `${programme.name}, ${organisation.name}`,
            }))}
          />
          <CheckList title={t('exitDialog.checks')} checks={choice.checks} />
          {choice.possible ? (
            <Ending key={choice.enrolment.id} choice={choice} today={options.data.today} onDone={onDone} />
          ) : (
            <p>
              <Link to="/customers/$id/plan" params={{ id: customerId }}>
                {t('exitDialog.toPlan')}
              </Link>
            </p>
          )}
        </>
      ) : null}
    </Modal>
  )
}

interface EndingProps {
  choice: ExitChoice
  today: string
  onDone: () => void
}

function Ending({ choice: { enrolment, earliestOn }, today, onDone }: EndingProps) {
  const { t } = useTranslation()
  const askForNote = useAskForNote()
  const [outcome, setOutcome] = useState<ExitOutcome>({
    status: 'successful',
    reason: EXIT_REASONS_OF.successful[0],
    completedOn: today,
  })
  const exit = useMutation(
    api.casework.exitCustomer.mutationOptions({
      onSuccess: ({ programme }) => {
        tell(t('exitDialog.done', { program: programme.name }))
        for (const service of [api.casework, api.referrals, api.billing]) {
          void queryClient.invalidateQueries({ queryKey: service.key() })
        }
        onDone()
        askForNote()
      },
      onError: () => void queryClient.invalidateQueries({ queryKey: api.casework.exitOptions.key() }),
    }),
  )
  const submit = () => {
    if (!isUnderWay(api.casework.exitCustomer.mutationKey()))
      exit.mutate({ id: enrolment.id, version: enrolment.version, ...outcome })
  }
  return (
    <>
      <ExitFields outcome={outcome} earliestOn={earliestOn} today={today} error={exit.error} onChange={setOutcome} />
      {isToldBesideFields(exit.error) ? null : <PlanFailure error={exit.error} />}
      <DialogActions
        act={t('exitDialog.exit')}
        loading={exit.isPending}
        onAct={submit}
        cancel={t('exitDialog.cancel')}
        onCancel={onDone}
      />
    </>
  )
}
