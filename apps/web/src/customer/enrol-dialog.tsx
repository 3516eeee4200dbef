import type { ActivityType, EnrolmentChoice } from '@isets/contracts'
import { SkeletonLines } from '@isets/ui'
import { ACTIVITIES, chosenActivitiesProblem } from '@isets/rules'
import { Button, Checkbox, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
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
          <Checks choice={choice} />
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

function Checks({ choice }: { choice: EnrolmentChoice }) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="checks">
      <h3 id="checks" style={{ marginTop: 16 }}>
        {t('enrolDialog.checks')}
      </h3>
      <ul>
        {choice.checks.map(({ step, label, missing }) => (
          <li key={step}>
            {label}: <strong>{missing ?? t('enrolDialog.fulfilled')}</strong>
          </li>
        ))}
      </ul>
    </section>
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
  const failureText = useFailureText()
  const [chosen, setChosen] = useState<ActivityType[]>([])
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(endOfYear(today))
  const [hours, setHours] = useState<string | number>(20)
  const [tried, setTried] = useState(false)
  const problem = chosenActivitiesProblem(chosen, choice.activities, live, hadSnap)
  const enrol = useMutation(
    api.casework.enrol.mutationOptions({
      onSuccess: ({ programme }) => {
        tell(t('enrolDialog.done', { program: programme.name }))
        void queryClient.invalidateQueries({ queryKey: api.casework.key() })
        onDone()
      },
    }),
  )
  const submit = () => {
    setTried(true)
    if (problem !== undefined || enrol.isPending) return
    const planned = { plannedStartOn: from, plannedEndOn: to, hoursPerWeek: Math.round(Number(hours) * 100) }
    enrol.mutate({
      customerId,
      programmeId: choice.programme.id,
      activities: chosen.map((type) => ({ type, ...planned })),
    })
  }
  const fields = enrol.error ? Object.values(failureOf(enrol.error).details.fields ?? {}) : []
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
      {enrol.error ? (
        <p role="alert" style={{ marginTop: 12 }}>
          {fields.join(' ') || failureText(enrol.error)}
        </p>
      ) : null}
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
