import { Key } from '@isets/ui'
import { useTranslation } from 'react-i18next'
import { Pager } from '../list/pager.tsx'
import { useSingleKeysOn } from '../shell/single-keys.ts'
import { clockText } from '../time/time-text.ts'
import { PAGE_SIZE } from './queue-search.ts'
import styles from './queue.module.css'
import type { QueueList } from './use-queue-list.ts'

interface QueueFooterProps {
  list: QueueList
  page: number
  mayBulk: boolean
  onPage: (page: number) => void
}

export function QueueFooter({ list, page, mayBulk, onPage }: QueueFooterProps) {
  const { t } = useTranslation()
  const keysOn = useSingleKeysOn()
  return (
    <footer className={styles.foot}>
      <span>
        {t(list.isCapped ? 'queue.totalsOfMore' : 'queue.totals', { shown: list.rows.length, total: list.total })}
      </span>
      {keysOn && list.total <= PAGE_SIZE ? (
        <span className={styles.keys}>
          <Key>J</Key> <Key>K</Key> {t('queue.keysMove')} {mayBulk ? <XKey /> : null}
          <Key>/</Key> {t('queue.keysSearch')}
        </span>
      ) : null}
      <span className={styles.space} />
      <Pager page={page} pageSize={PAGE_SIZE} total={list.total} isCapped={list.isCapped} onPage={onPage} />
      {list.updatedAt > 0 ? (
        <span>{t('queue.updatedAt', { when: clockText(new Date(list.updatedAt).toISOString()) })}</span>
      ) : null}
    </footer>
  )
}

function XKey() {
  const { t } = useTranslation()
  return (
    <>
      <Key>X</Key> {t('queue.keysSelect')}{' '}
    </>
  )
}
