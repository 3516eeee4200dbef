import { Card, SkeletonLines } from '@isets/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ListTable, type Column } from '../list/list-table.tsx'
import styles from './start.module.css'

/** Rows of a preview. */
export const PREVIEW_ROWS = 6
/** Nobody has asked for these rows: they do not keep the session alive. */
export const IN_BACKGROUND = { context: { background: true }, refetchInterval: 60_000 } as const

interface PreviewProps<Row> {
  title: string
  /** The way to the whole list. */
  all: ReactNode
  data: { readonly rows: readonly Row[] } | undefined
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
}

/** The first rows of a list that somebody works from; nothing when nothing waits there. */
export function Preview<Row>({ title, all, data, columns, rowKey }: PreviewProps<Row>) {
  const { t } = useTranslation()
  if (data?.rows.length === 0) return null
  return (
    <Card className={styles.preview ?? ''}>
      <header>
        <h2>{title}</h2>
        {all}
      </header>
      {data ? (
        <ListTable label={title} columns={columns} rows={data.rows} rowKey={rowKey} />
      ) : (
        <SkeletonLines label={t('shell.loading')} lines={PREVIEW_ROWS} />
      )}
    </Card>
  )
}
