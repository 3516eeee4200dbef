import type { HelpRequestView } from '@isets/contracts'
import { categoryOf, reopenWindowEndsAt, subcategoryOf } from '@isets/rules'
import { Card, Notice, StatusLabel, TimeLeftBadge } from '@isets/ui'
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { BackLink } from '../opened/back-link.tsx'
import { OpenedPage } from '../opened/opened-page.tsx'
import { Composer } from '../request/composer.tsx'
import { Conversation } from '../request/conversation.tsx'
import { GivenDetails } from '../request/given-details.tsx'
import { useHistoryText } from '../request/history-text.ts'
import { useMarkRead } from '../request/use-mark-read.ts'
import { useRequest } from '../request/use-request.ts'
import { dueText, momentText } from '../time/time-text.ts'
import { useRequestWords } from './request-words.ts'
import { useReach } from './use-reach.ts'
import styles from './request-page.module.css'

/** One request as its requester sees it, and whoever looks after them: conversation, answer, what was given, history (HELP-027). */
export function RequestPage() {
  const { t } = useTranslation()
  const { ref } = useParams({ from: '/app/help/requests/$ref' })
  const opened = useRequest(ref)
  useDocumentTitle(opened.view?.number ?? t('mine.title'))
  useMarkRead(opened.view)
  return (
    <OpenedPage back={<BackToList request={opened.view} />} opened={opened} notFound={t('request.notFound', { ref })}>
      {(request) => <OpenedRequest key={request.id} request={request} />}
    </OpenedPage>
  )
}

/** To the list in which the request is. */
function BackToList({ request }: { request: HelpRequestView | undefined }) {
  const { t } = useTranslation()
  const { isOwn } = useRequestWords()
  const reach = useReach()
  if (reach === 'own' || request === undefined || isOwn(request)) {
    return <BackLink to="/help/requests">{t('mine.title')}</BackLink>
  }
  return (
    <BackLink to="/help/requests" search={{ view: 'all' }}>
      {t(`others.${reach}.title`)}
    </BackLink>
  )
}

function OpenedRequest({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const words = useRequestWords()
  const promise = words.promise(request)
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <header className={styles.head}>
          <p>
            <span className={styles.number}>{request.number}</span>
            <StatusLabel status={request.status}>{words.status(request)}</StatusLabel>
            <TimeLeftBadge tone={promise.tone} text={promise.text} />
          </p>
          <h1 tabIndex={-1}>{request.summary}</h1>
        </header>
        <StateNotice request={request} />
        <Conversation request={request} />
        {request.allowed.includes('answer') ? (
          <Card className={styles.answer}>
            <h2>{t('request.answerTitle')}</h2>
            <Composer key={request.id} request={request} support={false} />
          </Card>
        ) : null}
      </div>
      <Aside request={request} />
    </div>
  )
}

/** What the state asks of the requester (HELP-023, HELP-024). */
function StateNotice({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const isOwn = useRequestWords().isOwn(request)
  const { status, closesAt, blocksWork } = request
  if (status === 'waiting_for_requester') {
    const blocking = isOwn ? t('request.waitingBlocking') : t('request.waitingBlockingOfOther')
    return (
      <Notice tone="warning" title={isOwn ? t('request.waitingTitle') : t('request.waitingTitleOfOther')}>
        {blocksWork || !closesAt ? blocking : t('request.waitingText', { when: dueText(closesAt) })}
      </Notice>
    )
  }
  if (status === 'resolved') {
    const until = closesAt ?? reopenWindowEndsAt(new Date(request.updatedAt)).toISOString()
    return (
      <Notice tone="success" title={t('request.resolvedTitle')}>
        {request.allowed.includes('answer') ? t('request.resolvedText', { when: dueText(until) }) : null}
      </Notice>
    )
  }
  if (status !== 'closed') return null
  return (
    <Notice
      tone="info"
      title={t('request.closedTitle')}
      action={
        <Button size="xs" variant="white" renderRoot={(props) => <Link to="/help/new" {...props} />}>
          {t('request.fileNew')}
        </Button>
      }
    >
      {t('request.closedText')}
    </Notice>
  )
}

function Aside({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const historyText = useHistoryText()
  const category = categoryOf(request.category)?.label ?? request.category
  const subcategory = subcategoryOf(request.category, request.subcategory)?.label ?? request.subcategory
  return (
    <aside className={styles.aside}>
      <Card className={styles.box}>
        <h2>{t('request.details')}</h2>
        <p className={styles.category}>
          {category} › {subcategory}
        </p>
        <GivenDetails request={request} />
      </Card>
      <Card className={styles.box}>
        <h2>{t('request.history')}</h2>
        <ol className={styles.history}>
          {request.history.map((entry) => (
            <li key={entry.id}>
              {historyText(entry)}
              <time dateTime={entry.at}>{momentText(entry.at)}</time>
            </li>
          ))}
        </ol>
      </Card>
    </aside>
  )
}
