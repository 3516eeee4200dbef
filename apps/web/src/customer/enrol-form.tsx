import type { ActivityType, EnrolmentChoice, PlannedActivity } from '@isets/contracts'
import { ACTIVITIES, chosenActivitiesProblem } from '@isets/rules'
import { DialogActions } from '@isets/ui'
import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PlanFailure } from './plan-failure.tsx'
import styles from './record.module.css'

interface ProgramChoiceProps {
  choices: readonly EnrolmentChoice[]
  choice: EnrolmentChoice
  onChoose: (programmeId: string) => void
  /** Where a dialog begins. */
  'data-autofocus'?: boolean
}

/** In which program. */
export function ProgramChoice({ choices, choice, onChoose, ...rest }: ProgramChoiceProps) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      {...rest}
      label={t('enrolDialog.program')}
      value={choice.programme.id}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={choices.map(({ programme, organisation }) => ({
        value: programme.id,
        label: `${programme.name}, ${organisation.name}`,
      }))}
    />
  )
}

interface EnrolFormProps {
  choice: EnrolmentChoice
  live: readonly ActivityType[]
  hadSnap: boolean
  today: string
  isPending: boolean
  error: unknown
  onEnrol: (activities: PlannedActivity[]) => void
  onCancel: () => void
  children?: ReactNode
}

/** PLAN-022: planned until the end of the fiscal year, June 30. */
const endOfYear = (today: string) => `${Number(today.slice(0, 4)) + (today.slice(5, 7) >= '07' ? 1 : 0)}-06-30`

/** ENR-007: the activities to begin with, and when they are planned. */
export function EnrolForm({ choice, live, hadSnap, today, isPending, error, onEnrol, ...rest }: EnrolFormProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ActivityType[]>([])
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState(endOfYear(today))
  const [hours, setHours] = useState<string | number>(20)
  const [tried, setTried] = useState(false)
  const problem = chosenActivitiesProblem(chosen, choice.activities, live, hadSnap)
  const submit = () => {
    setTried(true)
    if (problem !== undefined) return
    const planned = { plannedStartOn: from, plannedEndOn: to, hoursPerWeek: Math.round(Number(hours) * 100) }
    onEnrol(chosen.map((type) => ({ type, ...planned })))
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
        <NumberInput
          size="md"
          label={t('enrolDialog.hours')}
          min={1}
          max={60}
          value={hours}
          onChange={setHours}
          w={130}
        />
      </div>
      {rest.children}
      <PlanFailure error={error} />
      <DialogActions
        act={t('enrolDialog.enrol')}
        onAct={submit}
        loading={isPending}
        disabled={!choice.possible}
        cancel={t('enrolDialog.cancel')}
        onCancel={rest.onCancel}
      />
    </>
  )
}
