import { createLink } from '@tanstack/react-router'
import type { Icon } from '@tabler/icons-react'
import type { AnchorHTMLAttributes, ReactNode } from 'react'
import styles from './list.module.css'

interface RowAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  'data-unread'?: true | undefined
}

function RowAnchor(props: RowAnchorProps) {
  return <a {...props} className={styles.rowLink} />
}

/** The link of a row: its words, and the whole row around them. */
export const RowLink = createLink(RowAnchor)

/** The first line of a cell. */
export function RowTitle({ children }: { children: ReactNode }) {
  return <span className={styles.main}>{children}</span>
}

/** The small line under it. */
export function RowMeta({ children }: { children: ReactNode }) {
  return <span className={styles.meta}>{children}</span>
}

/** Never broken into lines: a number, a part of a name with a hyphen. */
export function Unbroken({ children }: { children: ReactNode }) {
  return <span className={styles.unbroken}>{children}</span>
}

/** What went wrong with the row's record. */
export function RowError({ children }: { children: ReactNode }) {
  return <span className={styles.error}>{children}</span>
}

/** `bad` needs somebody, `wait` is under way or due soon, `good` is done, `plain` says only what is. */
export type Tone = 'good' | 'bad' | 'wait' | 'plain'

/** A state in words with its picture; the colour only repeats it. */
export function StateMark({ tone, icon: Picture, children }: { tone: Tone; icon: Icon; children: ReactNode }) {
  return (
    <span className={styles.state} data-tone={tone}>
      <Picture size={16} aria-hidden />
      {children}
    </span>
  )
}
