import { EmptyState, SkeletonLines } from '@isets/ui'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import { serverNow } from '../session/server-time.ts'
import { useSession } from '../session/session.ts'
import { longDayText, partOfDay } from '../time/time-text.ts'
import { CountPanel } from './count-panel.tsx'
import { FirstInLine } from './first-in-line.tsx'
import { HelpCard } from './help-card.tsx'
import { useStartCounts } from './use-start-counts.ts'
import styles from './start.module.css'

/** The page after signing in: what waits for this person, late things in red, each count a way to its rows. */
export function StartPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('start.title'))
  const { user } = useSession()
  const { lines, isPending, failures, isFetching, retry } = useStartCounts()
  const waiting = lines.filter(({ count }) => count > 0)
  const overdue = waiting.filter(({ tone }) => tone === 'overdue')
  const others = waiting.filter(({ tone }) => tone === 'waiting')
  const today = longDayText(new Date(serverNow()).toISOString())
  return (
    <div className={styles.page}>
      <header>
        <h1 tabIndex={-1}>{t(`start.greeting.${partOfDay(serverNow())}`, { name: user.firstName })}</h1>
        <p className={styles.lead}>{[user.organisation?.name ?? t('start.idhs'), today].join(' · ')}</p>
      </header>
      {failures.length > 0 ? <ListFailure error={failures[0]} busy={isFetching} onRetry={retry} /> : null}
      {isPending ? <SkeletonLines label={t('shell.loading')} lines={4} /> : null}
      {!isPending && waiting.length === 0 && failures.length === 0 ? (
        <EmptyState icon={IconCircleCheck} title={t('start.nothingTitle')}>
          {t('start.nothingText')}
        </EmptyState>
      ) : null}
      <div className={styles.panels}>
        {overdue.length > 0 ? <CountPanel tone="overdue" lines={overdue} /> : null}
        {others.length > 0 ? <CountPanel tone="waiting" lines={others} /> : null}
      </div>
      <FirstInLine />
      <HelpCard />
    </div>
  )
}
