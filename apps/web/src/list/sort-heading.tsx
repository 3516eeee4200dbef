import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { nextSort } from './next-sort.ts'
import styles from './list.module.css'

interface SortHeadingProps<Sort extends string> {
  label: string
  column: string
  sort: Sort
  /** Every order that the list knows. */
  words: readonly Sort[]
  onSort: (sort: Sort) => void
  className?: string | undefined
  style?: CSSProperties | undefined
  'data-numeric'?: true | undefined
}

/** A column heading that turns the order round, and says so in `aria-sort`. */
export function SortHeading<Sort extends string>(props: SortHeadingProps<Sort>) {
  const { label, column, sort, words, onSort, ...look } = props
  const down = sort === `-${column}`
  const active = down || sort === column
  const Arrow = down ? IconArrowDown : IconArrowUp
  const direction = down ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={active ? direction : undefined} {...look}>
      <button type="button" className={styles.sort} onClick={() => onSort(nextSort(words, column, sort))}>
        {label}
        {active ? <Arrow size={14} aria-hidden /> : null}
      </button>
    </th>
  )
}
