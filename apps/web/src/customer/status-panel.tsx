import type { CustomerView } from '@isets/contracts'
import { ET_STATUS_LABELS, localDateOf } from '@isets/rules'
import { Button, type ButtonVariant } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { optionalPart } from '../app/optional-part.ts'
import { tell } from '../app/toasts.tsx'
import { serverNow } from '../session/server-time.ts'
import { dateText, dayText } from '../time/time-text.ts'
import { PlanFailure } from './plan-failure.tsx'
import { useEnrolsHere } from './use-enrols-here.ts'
import styles from './record.module.css'

const EnrolDialog = optionalPart(() => import('./enrol-dialog.tsx').then((module) => module.EnrolDialog))
const ExitDialog = optionalPart(() => import('./exit-dialog.tsx').then((module) => module.ExitDialog))
const NotTakingPartDialog = optionalPart(() =>
  import('./not-taking-part-dialog.tsx').then((module) => module.NotTakingPartDialog),
)
const AT_ONCE = ['pause', 'resume'] as const

/** Status with what can be done about it now: exactly what the server allows. */
export function StatusPanel({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'enrol' | 'exit' | 'setNeverActive'>()
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.casework.key() })
  const set = useMutation(
    api.casework.setStatus.mutationOptions({
      onSuccess: ({ status }) => {
        tell(t('record.statusSet', { status: ET_STATUS_LABELS[status] }))
        setOpen(undefined)
      },
      onSettled: refresh,
    }),
  )
  const isEnrolled = customer.enrolments.some(({ endedOn }) => endedOn === null)
  const facts = [
    [t('record.eligible'), t(`customers.eligibilities.${customer.eligibility}`)],
    [t('record.redetermination'), customer.redeterminationOn ? dateText(customer.redeterminationOn) : '–'],
    [t('record.midpoint'), customer.midpointOn ? dateText(customer.midpointOn) : '–'],
    [t('record.screened'), customer.screenedOn ? dateText(customer.screenedOn) : t('record.notYet')],
    [t('record.lastNote'), useLastNote(customer.lastNoteOn)],
    [t('record.abawd'), customer.abawd ? t('record.yes') : t('record.no')],
  ]
  return (
    <section className={styles.panel} aria-labelledby="status">
      <h2 id="status">{t('record.state')}</h2>
      <p>{t('record.since', { status: ET_STATUS_LABELS[customer.status], date: dayText(customer.statusSince) })}</p>
      {customer.accepted ? <p>{t('record.accepted')}</p> : null}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {open === 'setNeverActive' ? null : <PlanFailure error={set.error} />}
      <div className={styles.buttons}>
        {customer.allowed.includes('enrol') ? (
          <EnrolButton
            customerId={customer.id}
            variant={isEnrolled ? 'default' : 'filled'}
            onDialog={() => setOpen('enrol')}
          />
        ) : null}
        {AT_ONCE.filter((command) => customer.allowed.includes(command)).map((command) => (
          <Button
            key={command}
            variant="default"
            disabled={set.isPending}
            onClick={() => set.mutate({ id: customer.id, version: customer.version, command })}
          >
            {t(`record.${command}`)}
          </Button>
        ))}
        {customer.allowed.includes('setNeverActive') ? (
          <Button variant="default" onClick={() => setOpen('setNeverActive')}>
            {t('record.setNeverActive')}
          </Button>
        ) : null}
        {customer.allowed.includes('exit') ? (
          <Button variant="default" onClick={() => setOpen('exit')}>
            {t('record.exit')}
          </Button>
        ) : null}
      </div>
      {open === 'enrol' ? <EnrolDialog customerId={customer.id} onDone={() => setOpen(undefined)} /> : null}
      {open === 'setNeverActive' ? (
        <NotTakingPartDialog
          busy={set.isPending}
          error={set.error}
          onMark={(because) =>
            set.mutate({ id: customer.id, version: customer.version, command: 'setNeverActive', because })
          }
          onDone={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'exit' ? <ExitDialog customerId={customer.id} onDone={() => setOpen(undefined)} /> : null}
    </section>
  )
}

interface EnrolButtonProps {
  customerId: string
  variant: ButtonVariant
  onDialog: () => void
}

/** REF-037: an FCRC has a page of its own for it, without the step of the referral. */
function EnrolButton({ customerId, variant, onDialog }: EnrolButtonProps) {
  const { t } = useTranslation()
  if (!useEnrolsHere()) {
    return (
      <Button variant={variant} onClick={onDialog}>
        {t('record.enrol')}
      </Button>
    )
  }
  return (
    <Button
      variant={variant}
      renderRoot={(props) => <Link to="/customers/$id/enroll" params={{ id: customerId }} {...props} />}
    >
      {t('record.enrol')}
    </Button>
  )
}

/** CASE-013: with its age in days. */
function useLastNote(day: string | null): string {
  const { t } = useTranslation()
  if (day === null) return t('record.notYet')
  const count = daysBetween(day, localDateOf(new Date(serverNow())))
  return t('record.lastNoteAgo', { date: dateText(day), count })
}

const DAY_MS = 24 * 3_600_000
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
