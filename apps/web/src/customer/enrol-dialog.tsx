import type { ActivityType, EnrolmentChoice } from '@isets/contracts'
import { SkeletonLines } from '@isets/ui'
import { ACTIVITIES, chosenActivitiesProblem } from '@isets/rules'
import { Button, Checkbox, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { isUnderWay } from '../api/under-way.ts'
import { tell } from '../app/toasts.tsx'
import { useAskForNote } from '../notes/note-prompts.tsx'
import { useMay } from '../session/session.ts'
import { CheckList } from './check-list.tsx'
import { PlanFailure } from './plan-failure.tsx'
import { TeamChoice, type Contact } from './team-choice.tsx'
import styles from './record.module.css'

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
      {options.data && !choice ? <p>{t('enrolDialog.none')}</p> : null}
      {choice ? (
        <>
          <NativeSelect
            data-autofocus
            label={t('enrolDialog.program')}
            value={choice.programme.id}
            onChange={(event) => setProgrammeId(event.currentTarget.value)}
            data={choices.map(({ programme, organisation }) => ({
              value: programme.id,
              label: `${programme.name}, ${organisation.name}`,
            }))}
          />
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

/** PLAN-022: planned until the end of the fiscal year, June 30. */
const endOfYear = (today: string) => `${Number(today.slice(0, 4)) + (today.slice(5, 7) >= '07' ? 1 : 0)}-06-30`

function Choosing({ customerId, choice, live, hadSnap, today, onDone }: ChoosingProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ActivityType[]>([])
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(endOfYear(today))
  const [hours, setHours] = useState<string | number>(20)
  const [team, setTeam] = useState<readonly Contact[]>([])
  const [tried, setTried] = useState(false)
  const mayTeam = useMay()('edit', 'ResourceTeam')
  const askForNote = useAskForNote()
  const problem = chosenActivitiesProblem(chosen, choice.activities, live, hadSnap)
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
  const submit = () => {
    setTried(true)
    if (problem !== undefined || isUnderWay(api.casework.enrol.mutationKey())) return
    const planned = { plannedStartOn: from, plannedEndOn: to, hoursPerWeek: Math.round(Number(hours) * 100) }
    enrol.mutate({
      customerId,
      programmeId: choice.programme.id,
      activities: chosen.map((type) => ({ type, ...planned })),
      team: team.map(({ userId }) => userId),
    })
  }
  return (
    <>
      <Checkbox.Group
        mt="lg"
        label={t('enrolDialog.activities')}
        description={t('enrolDialog.activitiesHint')}
        error={tried ? problem : undefined}
        value={chosen}
        onChange={(next) => setChosen(choice.activities.filter((type) => next.includes(type)))}
      >
        {choice.activities.map((type) => (
          <Checkbox key={type} mt="xs" value={type} label={ACTIVITIES[type].label} />
        ))}
      </Checkbox.Group>
      <div className={styles.row} style={{ justifyContent: 'start', marginTop: 16 }}>
        <TextInput
          type="date"
          label={t('enrolDialog.start')}
          value={from}
          onChange={(e) => setFrom(e.currentTarget.value)}
        />
        <TextInput type="date" label={t('enrolDialog.end')} value={to} onChange={(e) => setTo(e.currentTarget.value)} />
        <NumberInput label={t('enrolDialog.hours')} min={1} max={60} value={hours} onChange={setHours} w={130} />
      </div>
      {mayTeam ? <TeamChoice customerId={customerId} chosen={team} onChange={setTeam} /> : null}
      <PlanFailure error={enrol.error} />
      <div className="dialog-actions">
        <Button onClick={submit} loading={enrol.isPending} disabled={!choice.possible}>
          {t('enrolDialog.enrol')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('enrolDialog.cancel')}
        </Button>
      </div>
    </>
  )
}
