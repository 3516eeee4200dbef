import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
  type Icon,
} from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import styles from './states.module.css'

/** Nothing to show: names the cause and the next step. */
export function EmptyState(props: { icon: Icon; title: string; children?: ReactNode; actions?: ReactNode }) {
  const { icon: Picture, title, children, actions } = props
  return (
    <div className={styles.empty}>
      <Picture size={44} stroke={1.6} aria-hidden />
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
}

const TONES = {
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  error: IconExclamationCircle,
  success: IconCircleCheck,
}
export type NoticeTone = keyof typeof TONES

interface NoticeProps {
  tone: NoticeTone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  icon?: Icon
  /** `alert` interrupts a screen reader, `status` waits; none for what was there from the start. */
  role?: 'alert' | 'status'
  id?: string
}

/** A box that tells something beside the work: icon, words and at most one action. */
export function Notice({ tone, title, children, action, icon, role, id }: NoticeProps) {
  const Picture = icon ?? TONES[tone]
  return (
    <div className={styles.notice} data-tone={tone} role={role} id={id}>
      <Picture size={20} stroke={1.8} aria-hidden />
      <div>
        {title ? <strong>{title}</strong> : null}
        {children}
      </div>
      {action ? <div>{action}</div> : null}
    </div>
  )
}

/** True once `ms` have passed: a skeleton that flashes for a moment is worse than none. */
export function useDelayed(ms: number): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return passed
}

/** A grey bar where content will be. */
export function SkeletonBar({ width = '100%', height = 14 }: { width?: number | string; height?: number }) {
  return <div className={styles.skeleton} style={{ width, height }} />
}

/** Rows of a list that is on its way; appears after 200 ms. */
export function SkeletonLines({ label, lines = 8 }: { label: string; lines?: number }) {
  const visible = useDelayed(200)
  return (
    <div role="status" aria-live="polite" className={styles.lines}>
      <span className="visually-hidden">{label}</span>
      {visible
        ? Array.from({ length: lines }, (_, index) => (
            <SkeletonBar key={index} width={`${92 - ((index * 17) % 40)}%`} />
          ))
        : null}
    </div>
  )
}

export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={`${styles.card} ${className ?? ''}`}>{children}</div>
}

/** The first heading of a page; it takes the focus after navigation. */
export function PageHeading(props: { title: string; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <header className={styles.heading}>
      <div>
        <h1 tabIndex={-1}>{props.title}</h1>
        {props.lead ? <p>{props.lead}</p> : null}
      </div>
      {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
    </header>
  )
}
