import { EmptyState, Notice, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconFilterOff, IconPlugConnectedX, type Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../api/refusal.ts'
import { useFailureText } from '../app/failure-text.ts'
import styles from './list.module.css'

/** A query of a list, as TanStack Query gives it. */
export interface ListQuery<Row> {
  data: { rows: readonly Row[]; total: number; totalIsCapped?: boolean | undefined } | undefined
  error: unknown
  isPending: boolean
  isPlaceholderData: boolean
  isFetching: boolean
  refetch: () => unknown
}

/** Why there is nothing, and what to do about it. */
export interface EmptyList {
  icon: Icon
  title: string
  text: string
  action?: ReactNode
}

interface ListStatesProps<Row> {
  list: ListQuery<Row>
  empty: EmptyList
  /** The rows in words, for `No users match these filters`. */
  things: string
  filtered: boolean
  onClear: () => void
  children: (rows: readonly Row[]) => ReactNode
}

/** The rows of a list, or why there are none: on their way, none at all, none that match, refused, offline. */
export function ListStates<Row>(props: ListStatesProps<Row>) {
  const { list, children } = props
  const { t } = useTranslation()
  return (
    <>
      {list.error ? (
        <ListFailure error={list.error} busy={list.isFetching} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isPending ? <SkeletonLines label={t('shell.loading')} lines={10} /> : null}
      {list.data && list.data.rows.length > 0 ? (
        <div className={styles.rows} data-stale={list.isPlaceholderData || undefined}>
          {children(list.data.rows)}
        </div>
      ) : null}
      {list.data && list.data.rows.length === 0 ? <NoRows {...props} /> : null}
    </>
  )
}

/** What failed in one sentence, with another try. The rows that were there stay below it. */
export function ListFailure({ error, busy, onRetry }: { error: unknown; busy: boolean; onRetry: () => void }) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const offline = failureOf(error).code === 'OFFLINE'
  return (
    <div className={styles.failure}>
      <Notice
        tone={offline ? 'warning' : 'error'}
        role="alert"
        title={failureText(error)}
        {...(offline && { icon: IconPlugConnectedX })}
        action={
          <Button size="xs" variant="white" loading={busy} onClick={onRetry}>
            {t('failure.retry')}
          </Button>
        }
      />
    </div>
  )
}

function NoRows<Row>({ empty, things, filtered, onClear }: ListStatesProps<Row>) {
  const { t } = useTranslation()
  if (!filtered) {
    return (
      <EmptyState icon={empty.icon} title={empty.title} actions={empty.action}>
        {empty.text}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('list.noneTitle', { things })}
      actions={
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      }
    >
      {t('list.noneText')}
    </EmptyState>
  )
}
