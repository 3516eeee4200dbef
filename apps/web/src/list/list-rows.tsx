import { useVirtualizer } from '@tanstack/react-virtual'
import { useContext, type Ref } from 'react'
import type { Column } from './list-table.tsx'
import { isLong, Scroller } from './scroller.ts'
import { usePrinting } from './use-printing.ts'
import styles from './list.module.css'

interface ListRowsProps<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

const ROW_HEIGHT = 54

export function ListRows<Row>(props: ListRowsProps<Row>) {
  const scroller = useContext(Scroller)
  const printing = usePrinting()
  if (scroller && isLong(props.rows.length) && !printing) return <RowsInSight {...props} scroller={scroller} />
  return (
    <tbody>
      {props.rows.map((row, index) => (
        <ListRow key={props.rowKey(row)} row={row} index={index} columns={props.columns} />
      ))}
    </tbody>
  )
}

function RowsInSight<Row>({ columns, rows, rowKey, scroller }: ListRowsProps<Row> & { scroller: HTMLElement }) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  })
  const visible = virtual.getVirtualItems()
  return (
    <tbody>
      <Spacer height={visible[0]?.start ?? 0} />
      {visible.map(({ index }) => {
        const row = rows[index]
        if (!row) return null
        return <ListRow key={rowKey(row)} row={row} index={index} columns={columns} measure={virtual.measureElement} />
      })}
      <Spacer height={virtual.getTotalSize() - (visible.at(-1)?.end ?? 0)} />
    </tbody>
  )
}

interface ListRowProps<Row> {
  columns: readonly Column<Row>[]
  row: Row
  index: number
  measure?: Ref<HTMLTableRowElement>
}

function ListRow<Row>({ columns, row, index, measure }: ListRowProps<Row>) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      {columns.map(({ key, heading, quietHeading, numeric, quiet, unbroken, cell }) => (
        <td
          key={key}
          data-label={quietHeading ? undefined : heading}
          data-numeric={numeric || undefined}
          className={classOf(quiet, unbroken)}
        >
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}

function classOf(quiet = false, unbroken = false): string | undefined {
  return (quiet ? styles.quiet : unbroken && styles.unbroken) || undefined
}

function Spacer({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className={styles.spacer}>
      <td style={{ height }} />
    </tr>
  )
}
