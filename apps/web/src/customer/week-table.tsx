import type { AttendanceSheet } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { tell } from '../app/toasts.tsx'
import { hoursKey, hoursOf } from './hours.ts'
import { asksReason, changedLines, reasonProblem } from './hours-reason.ts'
import { LateReason } from './late-reason.tsx'
import { PlanFailure } from './plan-failure.tsx'
import { WeekRow } from './week-row.tsx'
import styles from './record.module.css'

const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' })
const shortDay = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** The week as a grid of hours: a line for each activity, a column for each day. */
export function WeekTable({ sheet }: { sheet: AttendanceSheet }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const reasonField = useRef<HTMLTextAreaElement>(null)
  const [tried, setTried] = useState(false)
  const target = { customerId: sheet.customer.id, week: sheet.week }
  const taken = (text: 'saved' | 'verifiedNow' | 'unverifiedNow') => ({
    onSuccess: (next: AttendanceSheet) => {
      queryClient.setQueryData(api.casework.openAttendance.queryKey({ input: target }), next)
      tell(t(`attendance.${text}`))
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: api.casework.openAttendance.key() }),
  })
  const record = useMutation(api.casework.recordAttendance.mutationOptions(taken('saved')))
  const verify = useMutation(api.casework.verifyAttendance.mutationOptions(taken('verifiedNow')))
  const unverify = useMutation(api.casework.unverifyAttendance.mutationOptions(taken('unverifiedNow')))
  const lines = changedLines(sheet.lines, typed)
  const isLate = asksReason(lines, sheet.today)
  const wrong = Object.values(typed).map(hoursOf).includes(undefined)
  const wrongReason = isLate ? reasonProblem(reason, t('attendance.amendReasonMissing')) : undefined
  const save = () => {
    setTried(true)
    if (lines.length === 0 || wrong || record.isPending) return
    if (wrongReason !== undefined) return reasonField.current?.focus()
    record.mutate({ ...target, lines, ...(isLate && { reason: reason.trim() }) })
  }
  const marking = (action: 'verify' | 'unverify') =>
    sheet.lines
      .filter(({ allowed }) => allowed.includes(action))
      .map(({ activityId, version }) => ({ activityId, version }))
  const busy = record.isPending || verify.isPending || unverify.isPending
  return (
    <>
      <div className={`${styles.scroll} ${styles.sheet}`} tabIndex={0} role="region" aria-label={t('attendance.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('plan.activity')}</th>
              {sheet.days.map((day) => (
                <th key={day} scope="col">
                  {weekday.format(new Date(day))}
                  <br />
                  {shortDay.format(new Date(day))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.lines.map((line) => (
              <WeekRow
                key={line.activityId}
                line={line}
                typed={typed}
                tried={tried}
                onType={(day, text) => setTyped((before) => ({ ...before, [hoursKey(line.activityId, day)]: text }))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {isLate ? (
        <LateReason field={reasonField} error={tried ? wrongReason : undefined} value={reason} onType={setReason} />
      ) : null}
      {tried && wrong ? <Notice tone="error" role="alert" title={t('attendance.wrong')} /> : null}
      <PlanFailure error={record.error ?? verify.error ?? unverify.error} />
      <div className={styles.buttons}>
        {sheet.lines.some(({ allowed }) => allowed.includes('record')) ? (
          <Button onClick={save} loading={record.isPending} disabled={lines.length === 0}>
            {t('attendance.save')}
          </Button>
        ) : null}
        {marking('verify').length > 0 ? (
          <Button
            variant="default"
            disabled={busy || lines.length > 0}
            onClick={() => verify.mutate({ ...target, lines: marking('verify') })}
          >
            {t('attendance.verify')}
          </Button>
        ) : null}
        {marking('unverify').length > 0 ? (
          <Button
            variant="default"
            disabled={busy}
            onClick={() => unverify.mutate({ ...target, lines: marking('unverify') })}
          >
            {t('attendance.unverify')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
