import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Icon } from '@tabler/icons-react'
import { ListStates, type ListQuery } from '../list/list-states.tsx'
import { Pager } from '../list/pager.tsx'
import { RowMeta, RowTitle } from '../list/row-parts.tsx'
import { ScrollRegion } from '../list/scroll-region.tsx'
import styles from './packets.module.css'

/** Lines of one page of a report: as many as a call gives at most. */
export const REPORT_PAGE = 200

interface ReportFrameProps<Row> {
  list: ListQuery<Row>
  empty: { icon: Icon; title: string; text: string }
  page: number
  onPage: (page: number) => void
  /** Buttons above the lines. */
  actions?: ReactNode
  children: (rows: readonly Row[]) => ReactNode
}

/** Lines of a report with their count and pages. */
export function ReportFrame<Row>({ list, empty, page, onPage, actions, children }: ReportFrameProps<Row>) {
  const { t } = useTranslation()
  const total = list.data?.total ?? 0
  return (
    <>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
      <ScrollRegion label={t('packet.reports')} rows={list.data?.rows.length ?? 0} className={styles.lines}>
        <ListStates list={list} empty={empty} things={t('packet.things')} filtered={false} onClear={() => undefined}>
          {children}
        </ListStates>
      </ScrollRegion>
      <div className={styles.foot}>
        <span role="status">{list.data ? t('packet.lines', { count: total }) : ''}</span>
        <Pager page={page} pageSize={REPORT_PAGE} total={total} onPage={onPage} />
      </div>
    </>
  )
}

/** Whom a line is about; a provider without access any more sees the figures alone. */
export function ReportCustomer({ name, number }: { name: string | null; number: string | null }) {
  const { t } = useTranslation()
  if (name === null) return <em>{t('packet.hiddenCustomer')}</em>
  return (
    <>
      <RowTitle>{name}</RowTitle>
      <RowMeta>{number}</RowMeta>
    </>
  )
}
