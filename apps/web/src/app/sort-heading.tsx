import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import styles from './list.module.css'

interface SortHeadingProps<Column extends string> {
  label: string
  column: Column
  sort: string
  onSort: (sort: Column | `-${Column}`) => void
}

/** A column heading that turns the order round, and says so in `aria-sort`. */
export function SortHeading<Column extends string>({ label, column, sort, onSort }: SortHeadingProps<Column>) {
  const down = sort === `-${column}`
  const active = down || sort === column
  const Arrow = down ? IconArrowDown : IconArrowUp
  const direction = down ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={active ? direction : undefined}>
      <button type="button" className={styles.sort} onClick={() => onSort(sort === column ? `-${column}` : column)}>
        {label}
        {active ? <Arrow size={14} aria-hidden /> : null}
      </button>
    </th>
  )
}
