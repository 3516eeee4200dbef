import type { OverrideRow } from '@isets/contracts'
import { IconAlertTriangle, IconBan, IconCircleCheck, IconClock, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateMark } from '../list/row-parts.tsx'
import { dueText, momentText } from '../time/time-text.ts'

const DECIDED = {
  approved: ['good', IconCircleCheck],
  denied: ['bad', IconBan],
  deleted: ['plain', IconTrash],
} as const

/** When the decision is due, or what it was: in words with a picture, the colour only repeats it. */
export function OverrideState({ row }: { row: OverrideRow }) {
  const { t } = useTranslation()
  if (row.status !== 'pending') {
    const [tone, icon] = DECIDED[row.status]
    const when = row.decidedAt ? momentText(row.decidedAt) : ''
    return (
      <StateMark tone={tone} icon={icon}>
        {t('override.decidedAt', { status: t(`override.${row.status}`), when })}
      </StateMark>
    )
  }
  const isOver = row.urgency === 'over'
  const tone = isOver ? 'bad' : 'wait'
  return (
    <StateMark
      tone={row.urgency === 'calm' ? 'plain' : tone}
      icon={row.urgency === 'calm' ? IconClock : IconAlertTriangle}
    >
      {t(isOver ? 'override.overdue' : 'override.dueAt', { when: dueText(row.dueAt) })}
    </StateMark>
  )
}
