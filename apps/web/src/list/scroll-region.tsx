import { useState, type ReactNode } from 'react'
import { isLong, Scroller } from './scroller.ts'
import styles from './list.module.css'

interface ScrollRegionProps {
  label: string
  /** How many rows there are: a long table scrolls here, under its head, and draws only what is in sight. */
  rows: number
  className?: string | undefined
  children: ReactNode
}

/** A table within a page: wide ones scroll sideways, long ones in a height of their own. */
export function ScrollRegion({ label, rows, className, children }: ScrollRegionProps) {
  const [region, setRegion] = useState<HTMLElement | null>(null)
  const long = isLong(rows)
  return (
    <div
      ref={setRegion}
      className={[styles.region, className].filter(Boolean).join(' ')}
      data-long={long || undefined}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Scroller value={long ? region : null}>{children}</Scroller>
    </div>
  )
}
