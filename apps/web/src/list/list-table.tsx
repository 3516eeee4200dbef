import type { ReactNode } from 'react'
import { ListRows } from './list-rows.tsx'
import { SortHeading } from './sort-heading.tsx'
import styles from './list.module.css'

/** One column of a list, declared once for the wide table and for the cards of narrow screens. */
export interface Column<Row> {
  /** Also the word by which the list is ordered, when the order knows it. */
  key: string
  heading: string
  /** The heading is only for screen readers: a column of buttons. */
  quietHeading?: boolean
  /** Figures stand at the right, under each other. */
  numeric?: boolean
  /** Muted, on one line: times. */
  quiet?: boolean
  /** On one line: numbers of records, which read badly in two. */
  unbroken?: boolean
  width?: number | string
  cell: (row: Row) => ReactNode
}

export interface Sorting<Sort extends string> {
  value: Sort
  /** Every order that the list knows: `name` up, `-name` down. */
  words: readonly Sort[]
  onChange: (sort: Sort) => void
}

interface ListTableProps<Row, Sort extends string> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sorting?: Sorting<Sort>
}

/** A table with more columns moves together on a tablet. */
const MOST_AIRY = 7

/** A real table; under 700 px each row is a card that names its columns. */
export function ListTable<Row, Sort extends string = never>(props: ListTableProps<Row, Sort>) {
  const { label, columns, rows, sorting } = props
  return (
    <table
      className={styles.table}
      data-dense={columns.length > MOST_AIRY || undefined}
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <Heading key={column.key} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <ListRows columns={columns} rows={rows} rowKey={props.rowKey} />
    </table>
  )
}

interface HeadingProps<Row, Sort extends string> {
  column: Column<Row>
  sorting: Sorting<Sort> | undefined
}

function Heading<Row, Sort extends string>({ column, sorting }: HeadingProps<Row, Sort>) {
  const { key, heading, quietHeading, numeric, width } = column
  const look = { 'data-numeric': numeric || undefined, style: width === undefined ? undefined : { width } }
  const sortable = sorting?.words.some((word) => word === key || word === `-${key}`)
  if (sorting && sortable) {
    return (
      <SortHeading
        label={heading}
        column={key}
        sort={sorting.value}
        words={sorting.words}
        onSort={sorting.onChange}
        {...look}
      />
    )
  }
  return (
    <th scope="col" {...look}>
      {quietHeading ? <span className="visually-hidden">{heading}</span> : heading}
    </th>
  )
}
