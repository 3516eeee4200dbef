import { EmptyState, Notice, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconMapSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../app/failure-text.ts'
import type { Opened } from './opened.ts'
import styles from './opened-page.module.css'

interface OpenedPageProps<View> {
  /** A `BackLink`. */
  back: ReactNode
  opened: Opened<View>
  /** Said when there is no such record, or none that the reader may see. */
  notFound: string
  children: (view: View) => ReactNode
}

/** The page of one record: the way back, then the record, or why it is not there yet or not at all. */
export function OpenedPage<View>({ back, opened, notFound, children }: OpenedPageProps<View>) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const { view, missing, error, retry } = opened
  return (
    <div className={styles.page}>
      {back}
      {missing ? (
        <EmptyState icon={IconMapSearch} title={t('failure.notFoundTitle')}>
          {notFound}
        </EmptyState>
      ) : null}
      {error ? (
        <Notice
          tone="error"
          role="alert"
          title={failureText(error)}
          action={
            <Button size="xs" variant="white" onClick={retry}>
              {t('failure.retry')}
            </Button>
          }
        />
      ) : null}
      {!view && !missing && !error ? <SkeletonLines label={t('shell.loading')} lines={10} /> : null}
      {view ? children(view) : null}
    </div>
  )
}
