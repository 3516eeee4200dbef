import type { ActivityStatus } from '@isets/contracts'
import { ACTIVITY_STATUS_LABELS } from '@isets/rules'
import {
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconPlayerPlay,
  type Icon,
} from '@tabler/icons-react'
import { StateMark, type Tone } from '../list/row-parts.tsx'

const STATUSES: Record<ActivityStatus, readonly [Tone, Icon]> = {
  not_set: ['plain', IconCircleDashed],
  planned: ['wait', IconCalendarEvent],
  started: ['good', IconPlayerPlay],
  successful: ['good', IconCircleCheck],
  unsuccessful: ['bad', IconCircleX],
  not_required: ['plain', IconCircleDashed],
}

/** The status of an activity in words with its picture (PLAN-023). */
export function ActivityStatusMark({ status }: { status: ActivityStatus }) {
  const [tone, icon] = STATUSES[status]
  return (
    <StateMark tone={tone} icon={icon}>
      {ACTIVITY_STATUS_LABELS[status]}
    </StateMark>
  )
}
