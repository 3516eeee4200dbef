import type { HelpRequestRow } from '@isets/contracts'
import { Initials, PriorityLabel, StatusLabel, TimeLeftBadge, UnreadDot } from '@isets/ui'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.ts'
import { timeLeftOf } from '../time/time-left.ts'
import { dueText, momentText } from '../time/time-text.ts'
import { useAgeText, useMinute } from '../time/use-minute.ts'
import styles from './queue.module.css'

interface QueueRowProps {
  row: HelpRequestRow
  index: number
  compact: boolean
  open: boolean
  selected: boolean
  /** Left out, the row has no box. */
  onToggle: ((id: string) => void) | undefined
  onOpen: (id: string) => void
}

/** One request: native box and plain elements only, because there are many of them. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { row, index, compact, open, selected, onToggle, onOpen } = props
  const { t } = useTranslation()
  const { user } = useSession()
  const now = useMinute()
  const ageText = useAgeText()
  const { assignee, organisation, priority, promise, status } = row
  const timeLeft = timeLeftOf(promise, now)
  const due = promise.dueAt ? dueText(promise.dueAt) : undefined
  const pressing = priority === 'urgent' || priority === 'high'
  return (
    <tr
      aria-rowindex={index + 2}
      className={styles.row}
      data-open={open || undefined}
      data-selected={selected || undefined}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest('input, button, label'))) onOpen(row.id)
      }}
    >
      {onToggle ? (
        <td className={styles.colCheck}>
          <label className={styles.box}>
            <input
              type="checkbox"
              aria-label={t('queue.selectOne', { number: row.number })}
              checked={selected}
              onChange={() => onToggle(row.id)}
            />
          </label>
        </td>
      ) : null}
      <td className={styles.time}>
        <TimeLeftBadge tone={timeLeft.tone} text={timeLeft.text} {...(due && { title: due })} />
      </td>
      <td>
        <button
          type="button"
          id={`row-${row.id}`}
          className={styles.open}
          data-unread={row.unread || undefined}
          aria-current={open ? 'true' : undefined}
          onClick={() => onOpen(row.id)}
        >
          {row.unread ? <UnreadDot label={t('queue.unread')} /> : null}
          {row.summary}
        </button>
        <span className={styles.meta}>
          {compact && pressing ? (
            <>
              <PriorityLabel priority={priority}>{t(`priority.${priority}`)}</PriorityLabel>
              {' · '}
            </>
          ) : null}
          {row.number} · {row.requester.name}
          {organisation ? `, ${organisation.name}` : ''}
        </span>
      </td>
      {compact ? null : (
        <td className={styles.priority}>
          <PriorityLabel priority={priority}>{t(`priority.${priority}`)}</PriorityLabel>
        </td>
      )}
      <td className={styles.status}>
        <StatusLabel status={status}>{compact ? t(`statusShort.${status}`) : t(`status.${status}`)}</StatusLabel>
      </td>
      <td className={styles.who}>
        {compact && assignee ? (
          <>
            <Initials name={assignee.name} own={assignee.id === user.id} />
            <span className="visually-hidden">{assignee.name}</span>
          </>
        ) : (
          <AssigneeName name={assignee?.name} compact={compact} />
        )}
      </td>
      <td className={styles.updated} title={momentText(row.updatedAt)}>
        {ageText(row.updatedAt)}
      </td>
    </tr>
  )
})

function AssigneeName({ name, compact }: { name: string | undefined; compact: boolean }) {
  const { t } = useTranslation()
  if (name) return <>{name}</>
  return (
    <span className={styles.nobody}>
      {compact ? <span aria-hidden>–</span> : null}
      <span className={compact ? 'visually-hidden' : undefined}>{t('queue.unassignedPerson')}</span>
    </span>
  )
}
