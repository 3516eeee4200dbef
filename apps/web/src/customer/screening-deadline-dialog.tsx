import { DialogActions, Notice } from '@isets/ui'
import { Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { dateText } from '../services/money-text.ts'
import { StartsOnField } from '../setting/starts-on-field.tsx'
import { startsOnProblem } from '../setting/starts-on.ts'
import { daysIn, deadlinesOn, type DeadlineSetting } from './screening-deadlines.ts'
import styles from './screenings.module.css'

interface ScreeningDeadlineDialogProps {
  settings: readonly DeadlineSetting[]
  today: string
  onDone: () => void
}

/** ASMT-021: sets after how many days a begun screening is overdue, from a date on, with the consequence in words. */
export function ScreeningDeadlineDialog({ settings, today, onDone }: ScreeningDeadlineDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const [days, setDays] = useState(String(deadlinesOn(settings, today).now?.overdueAfterDays ?? ''))
  const [startsOn, setStartsOn] = useState(today)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const set = useMutation(
    api.casework.setScreeningDeadline.mutationOptions({
      onSuccess: async () => {
        const { listScreeningDeadlines, listScreenings } = api.casework
        const keys = [listScreeningDeadlines.key(), listScreenings.key()]
        await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
        tell(t('screenings.deadlineSaved'))
        onDone()
      },
    }),
  )
  const overdueAfterDays = daysIn(days)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = overdueAfterDays === null ? 'days' : startsOnProblem(startsOn, today) && 'startsOn'
    if (wrong || overdueAfterDays === null)
      return form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
    if (!set.isPending) set.mutate({ startsOn, overdueAfterDays })
  }
  const refusals = set.error ? failureOf(set.error).details.fields : undefined
  return (
    <Modal opened onClose={onDone} title={t('screenings.deadlineTitle')}>
      <form ref={form} onSubmit={submit} noValidate>
        {set.error && !refusals ? <Notice tone="error" role="alert" title={failureText(set.error)} /> : null}
        <TextInput
          name="days"
          inputMode="numeric"
          label={t('screenings.days')}
          description={t('screenings.daysHint')}
          error={tried && overdueAfterDays === null ? t('screenings.badDays') : refusals?.['overdueAfterDays']}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
          data-autofocus
        />
        <StartsOnField
          value={startsOn}
          today={today}
          tried={tried}
          refusal={refusals?.['startsOn']}
          consequenceOf={(day) => t('screenings.consequence', { day })}
          onChange={setStartsOn}
        />
        <DialogActions
          act={t('screenings.save')}
          loading={set.isPending}
          cancel={t('screenings.cancel')}
          onCancel={onDone}
        />
      </form>
      <Settings settings={settings} />
    </Modal>
  )
}

/** What has held and will hold, the newest first, and who has set it. */
function Settings({ settings }: { settings: readonly DeadlineSetting[] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.settings} aria-labelledby="deadline-settings">
      <h3 id="deadline-settings">{t('screenings.settings')}</h3>
      <ul>
        {settings.map(({ startsOn, overdueAfterDays, setBy }) => (
          <li key={startsOn}>
            <span>{t('screenings.from', { day: dateText(startsOn) })}</span>
            <strong>{t('screenings.afterDays', { count: overdueAfterDays })}</strong>
            <span>{t('screenings.setBy', { name: setBy })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
