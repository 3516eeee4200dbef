import type { AttendanceSheet } from '@isets/contracts'
import { ACTIVITIES } from '@isets/rules'
import { Button, TextInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateMark } from '../list/row-parts.tsx'
import { monthText } from '../packets/figure-text.ts'
import { useMay } from '../session/session.ts'
import { dateText } from '../time/time-text.ts'
import { AmendHoursDialog, type LineMonth } from './amend-hours-dialog.tsx'
import { hoursKey, hoursOf, hoursText } from './hours.ts'
import styles from './record.module.css'

export type Line = AttendanceSheet['lines'][number]

interface WeekRowProps {
  line: Line
  typed: Readonly<Record<string, string>>
  /** A save was refused for hours that cannot be: they are marked. */
  tried: boolean
  onType: (day: string, text: string) => void
}

/** An activity with its hours of the week. */
export function WeekRow({ line, typed, tried, onType }: WeekRowProps) {
  const { t } = useTranslation()
  const label = ACTIVITIES[line.type].label
  const maySave = line.allowed.includes('record')
  return (
    <tr>
      <th scope="row">
        {label}
        <div className={styles.quiet}>
          {line.organisation.name}, {t('attendance.planned', { hours: line.plannedHours / 100 })}
        </div>
        <AmendButtons line={line} label={label} />
      </th>
      {line.days.map((one) => {
        const text = typed[hoursKey(line.activityId, one.day)] ?? hoursText(one.hours)
        return (
          <td key={one.day}>
            {one.closed === null && maySave ? (
              <TextInput
                className={styles.hours}
                inputMode="decimal"
                aria-label={t('attendance.hoursOf', { activity: label, date: dateText(one.day) })}
                error={tried && hoursOf(text) === undefined}
                value={text}
                onChange={(event) => onType(one.day, event.currentTarget.value)}
              />
            ) : (
              <ClosedDay hours={one.hours} reason={one.closed} />
            )}
            {one.verified ? (
              <div className={styles.verified}>
                <StateMark tone="good" icon={IconCircleCheck}>
                  <span>{t('attendance.verified')}</span>
                </StateMark>
              </div>
            ) : null}
          </td>
        )
      })}
    </tr>
  )
}

/** Hours that cannot be changed here; the reason is for the mouse and for screen readers. */
function ClosedDay({ hours, reason }: { hours: number | null; reason: string | null }) {
  return (
    <span className="numeric" title={reason ?? undefined}>
      {hoursText(hours) || '–'}
      {reason === null ? null : <span className="visually-hidden">. {reason}</span>}
    </span>
  )
}

/** BILL-025: hours of a locked month change by an amendment. */
function AmendButtons({ line, label }: { line: Line; label: string }) {
  const { t } = useTranslation()
  const mayAmend = useMay()('add', 'Amendment')
  const [amending, setAmending] = useState<LineMonth>()
  if (!mayAmend) return null
  return (
    <>
      {line.months
        .filter(({ locked }) => locked)
        .map((one) => (
          <Button
            key={one.month}
            size="compact-xs"
            variant="default"
            aria-label={t('attendance.amendOf', { activity: label, month: monthText(one.month) })}
            onClick={() => setAmending(one)}
          >
            {t('attendance.amend', { month: monthText(one.month) })}
          </Button>
        ))}
      {amending ? <AmendHoursDialog line={line} month={amending} onDone={() => setAmending(undefined)} /> : null}
    </>
  )
}
