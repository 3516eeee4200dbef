import type { CategoryYear, ServiceStatus, ServicesView } from '@isets/contracts'
import { SERVICE_STATUS_LABELS } from '@isets/rules'
import { DialogActions, Notice } from '@isets/ui'
import { Modal, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import { tell } from '../app/toasts.tsx'
import { GoalChoice, NoGoals } from './goal-choice.tsx'
import { choiceOf, firstChoice } from './goal-choices.ts'
import { refreshServices, useServicesAnew } from './use-services.ts'
import styles from './services.module.css'

interface ServiceDialogProps {
  view: Pick<ServicesView, 'customerId' | 'goals'>
  year: CategoryYear
  onDone: () => void
}

const STATUSES = Object.entries(SERVICE_STATUS_LABELS).map(([value, label]) => ({ value, label }))

/** Adds the service of a category, or changes it (SUPP-001 to SUPP-003). */
export function ServiceDialog({ view, year, onDone }: ServiceDialogProps) {
  const { t } = useTranslation()
  const { service, label } = year
  const canLie = choiceOf(view.goals, service).length > 0
  useServicesAnew(view.customerId, canLie)
  return (
    <Modal opened onClose={onDone} size="lg" title={t(service ? 'service.change' : 'service.add', { category: label })}>
      {canLie ? <ServiceForm view={view} year={year} onDone={onDone} /> : <NoGoals customerId={view.customerId} />}
    </Modal>
  )
}

function ServiceForm({ view: { customerId, goals }, year, onDone }: ServiceDialogProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const { service, category } = year
  // What is read meanwhile does not stand in the form: the server says if it was changed.
  const [begun] = useState(service)
  const [chosen, setChosen] = useState(() => firstChoice(goals, service))
  const goalId = choiceOf(goals, service).some(({ id }) => id === chosen) ? chosen : ''
  const [status, setStatus] = useState<ServiceStatus>(service?.status ?? 'open')
  const [start, setStart] = useState(service?.plannedStartOn ?? '')
  const [end, setEnd] = useState(service?.plannedEndOn ?? '')
  const [hours, setHours] = useState(String(service?.hours ?? 1))
  const [notes, setNotes] = useState(service?.notes ?? '')
  const [tried, setTried] = useState(false)
  const done = {
    onSuccess: async () => {
      await refreshServices()
      tell(t('service.saved'))
      onDone()
    },
    onError: (error: unknown) => {
      if (failureOf(error).details.fields?.['goalId'] !== undefined) void refreshServices()
    },
  }
  const add = useMutation(api.billing.addService.mutationOptions(done))
  const edit = useMutation(api.billing.editService.mutationOptions(done))
  const failure = add.error ?? edit.error
  const refusals = failure ? failureOf(failure).details.fields : undefined
  const busy = add.isPending || edit.isPending
  const reversed = start !== '' && end !== '' && end < start
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (goalId === '' || reversed || busy) return
    const dates = { plannedStartOn: start === '' ? null : start, plannedEndOn: end === '' ? null : end }
    const fields = { goalId, status, ...dates, hours: Math.max(1, Number(hours) || 1), notes: notes.trim() }
    if (begun) edit.mutate({ id: begun.id, version: begun.version, ...fields })
    else add.mutate({ customerId, category, ...fields })
  }
  return (
    <form onSubmit={submit} noValidate>
      {failure && !refusals ? <Notice tone="error" role="alert" title={failureText(failure)} /> : null}
      {service ? null : <p style={{ marginBottom: 14 }}>{t('service.text')}</p>}
      <div className={styles.form}>
        <GoalChoice
          goals={goals}
          service={service}
          value={goalId}
          error={tried && goalId === '' ? t('service.goalMissing') : refusals?.['goalId']}
          onChange={setChosen}
        />
        <NativeSelect
          label={t('service.status')}
          data={STATUSES}
          value={status}
          onChange={(event) => setStatus(event.currentTarget.value as ServiceStatus)}
        />
        <TextInput
          label={t('service.hours')}
          inputMode="numeric"
          maxLength={4}
          value={hours}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('service.start')}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('service.end')}
          error={tried && reversed ? t('service.endBefore') : undefined}
          value={end}
          onChange={(event) => setEnd(event.currentTarget.value)}
        />
        <Textarea
          className={styles.wide}
          label={t('service.notes')}
          description={t('service.notesHint')}
          maxLength={2_000}
          error={refusals?.['notes']}
          value={notes}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
      </div>
      <DialogActions act={t('service.save')} loading={busy} cancel={t('cost.cancel')} onCancel={onDone} />
    </form>
  )
}
