import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'

interface PagerProps {
  page: number
  pageSize: number
  total: number
  /** There are more than `total`: counting has a limit. */
  isCapped?: boolean
  onPage: (page: number) => void
}

/** `51–100 of 148`, back and forth; nothing when one page holds everything. */
export function Pager({ page, pageSize, total, isCapped = false, onPage }: PagerProps) {
  const { t } = useTranslation()
  if (total <= pageSize) return null
  const from = (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total)
  return (
    <nav className={styles.pager} aria-label={t('pager.label')}>
      <span className="numeric">{t(isCapped ? 'pager.rangeOfMore' : 'pager.range', { from, to, total })}</span>
      <Button
        size="xs"
        variant="default"
        disabled={page <= 1}
        leftSection={<IconChevronLeft size={15} aria-hidden />}
        onClick={() => onPage(page - 1)}
      >
        {t('pager.previous')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={to >= total}
        rightSection={<IconChevronRight size={15} aria-hidden />}
        onClick={() => onPage(page + 1)}
      >
        {t('pager.next')}
      </Button>
    </nav>
  )
}
