import type { ActivityType, EnrolmentChoice, PlannedActivity } from '@isets/contracts'
import { SkeletonLines } from '@isets/ui'
import { Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { isUnderWay } from '../api/under-way.ts'
import { tell } from '../app/toasts.tsx'
import { ListFailure } from '../list/list-states.tsx'
import { useAskForNote } from '../notes/note-prompts.tsx'
import { useMay } from '../session/session.ts'
import { CheckList } from './check-list.tsx'
import { EnrolForm, ProgramChoice } from './enrol-form.tsx'
import { TeamChoice, type Contact } from './team-choice.tsx'

/** ENR-001, ENR-007: programme, what is needed, and the activities to begin with. */
export function EnrolDialog({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const { t } = useTranslation()
  const options = useQuery(api.casework.enrolmentOptions.queryOptions({ input: { customerId }, staleTime: 0 }))
  const [programmeId, setProgrammeId] = useState('')
  const choices = options.data?.choices ?? []
  const choice = choices.find(({ programme }) => programme.id === programmeId) ?? choices[0]
  return (
    <Modal opened onClose={onDone} size="lg" title={t('enrolDialog.title')}>
      {options.isPending ? <SkeletonLines label={t('shell.loading')} lines={5} /> : null}
      {options.error ? (
        <ListFailure error={options.error} busy={options.isFetching} onRetry={() => void options.refetch()} />
      ) : null}
      {options.data && !choice ? <p>{t('enrolDialog.none')}</p> : null}
      {choice ? (
        <>
          <ProgramChoice data-autofocus choices={choices} choice={choice} onChoose={setProgrammeId} />
          <CheckList title={t('enrolDialog.checks')} checks={choice.checks} />
        </>
      ) : null}
      {choice && options.data ? (
        <Choosing
          key={choice.programme.id}
          customerId={customerId}
          choice={choice}
          live={options.data.live}
          hadSnap={options.data.hadSnap}
          today={options.data.today}
          onDone={onDone}
        />
      ) : null}
    </Modal>
  )
}

interface ChoosingProps {
  customerId: string
  choice: EnrolmentChoice
  live: readonly ActivityType[]
  hadSnap: boolean
  today: string
  onDone: () => void
}

function Choosing({ customerId, onDone, ...offered }: ChoosingProps) {
  const { t } = useTranslation()
  const [team, setTeam] = useState<readonly Contact[]>([])
  const mayTeam = useMay()('edit', 'ResourceTeam')
  const askForNote = useAskForNote()
  const enrol = useMutation(
    api.casework.enrol.mutationOptions({
      onSuccess: ({ programme }) => {
        tell(t('enrolDialog.done', { program: programme.name }))
        void queryClient.invalidateQueries({ queryKey: api.casework.key() })
        onDone()
        askForNote()
      },
    }),
  )
  const submit = (activities: PlannedActivity[]) => {
    if (isUnderWay(api.casework.enrol.mutationKey())) return
    const programmeId = offered.choice.programme.id
    enrol.mutate({ customerId, programmeId, activities, team: team.map(({ userId }) => userId) })
  }
  return (
    <EnrolForm {...offered} isPending={enrol.isPending} error={enrol.error} onEnrol={submit} onCancel={onDone}>
      {mayTeam ? <TeamChoice customerId={customerId} chosen={team} onChange={setTeam} /> : null}
    </EnrolForm>
  )
}
