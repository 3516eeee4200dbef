import type { HelpRequestPriority, HelpRequestStatus } from '@isets/contracts'
import { IconChevronDown, IconChevronUp, IconChevronsUp, IconEqual } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { initialsOf } from '@isets/rules'
import styles from './labels.module.css'

/** A status in words with a mark that differs in shape, not only in colour. */
export function StatusLabel({ status, children }: { status: HelpRequestStatus; children: ReactNode }) {
  return (
    <span className={styles.status}>
      <span className={styles.mark} data-status={status} aria-hidden />
      {children}
    </span>
  )
}

const PRIORITY_ICONS = { urgent: IconChevronsUp, high: IconChevronUp, normal: IconEqual, low: IconChevronDown }

/** A priority in words with its arrow. */
export function PriorityLabel({ priority, children }: { priority: HelpRequestPriority; children: ReactNode }) {
  const Icon = PRIORITY_ICONS[priority]
  return (
    <span className={styles.priority} data-priority={priority}>
      <Icon size={14} stroke={2.2} aria-hidden />
      {children}
    </span>
  )
}

/** A person's initials in a circle. Decoration: the name itself stands beside it or in `title`. */
export function Initials({ name, own = false, large = false }: { name: string; own?: boolean; large?: boolean }) {
  return (
    <span
      className={styles.initials}
      data-own={own || undefined}
      data-large={large || undefined}
      title={name}
      aria-hidden
    >
      {initialsOf(name)}
    </span>
  )
}

/** A number of things behind a tab or a menu entry. */
export function CountPill({ count, alert = false }: { count: number; alert?: boolean }) {
  return (
    <span className={styles.count} data-alert={alert || undefined}>
      {count}
    </span>
  )
}

/** A key of the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd className={styles.key}>{children}</kbd>
}

/** The dot of something not read yet; `label` says so to screen readers. */
export function UnreadDot({ label }: { label: string }) {
  return (
    <span className={styles.unread} title={label}>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
