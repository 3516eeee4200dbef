import { IconAlertTriangleFilled, IconCheck, IconClock, IconFlame, IconPlayerPause } from '@tabler/icons-react'
import styles from './labels.module.css'

/** How urgent the promised time is; solid red is for overdue only. */
export type TimeLeftTone = 'overdue' | 'soon' | 'fine' | 'paused' | 'done'

const ICONS = {
  overdue: IconFlame,
  soon: IconAlertTriangleFilled,
  fine: IconClock,
  paused: IconPlayerPause,
  done: IconCheck,
} as const satisfies Record<TimeLeftTone, unknown>

/** Says state and time in words beside the icon, so that colour is never the only sign. */
export function TimeLeftBadge({ tone, text, title }: { tone: TimeLeftTone; text: string; title?: string }) {
  const Icon = ICONS[tone]
  return (
    <span className={`${styles.badge} ${styles[tone]}`} title={title}>
      <Icon size={15} stroke={2} aria-hidden />
      {text}
    </span>
  )
}
