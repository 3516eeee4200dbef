import { VISITOR_ID, type HelpRequestRow, type HelpRequestView } from '@isets/contracts'
import { EmptyState, Notice, SkeletonLines } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconChevronRight, IconMapSearch } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../app/failure-text.ts'
import { optionalPart } from '../app/optional-part.ts'
import { Conversation } from '../request/conversation.tsx'
import { GivenDetails } from '../request/given-details.tsx'
import { useMarkRead } from '../request/use-mark-read.ts'
import { useRequest } from '../request/use-request.ts'
import { PanelFields } from './panel-fields.tsx'
import { PanelHead } from './panel-head.tsx'
import styles from './panel.module.css'

const Composer = optionalPart(() => import('../request/composer.tsx').then((module) => module.Composer))

interface QueuePanelProps {
  requestRef: string
  /** What the list knows already, shown until the whole request is there. */
  row: HelpRequestRow | undefined
  onClose: () => void
}

/** The open request beside the list: head, fields, conversation, composer. */
export function QueuePanel({ requestRef, row, onClose }: QueuePanelProps) {
  const { t } = useTranslation()
  const failureText = useFailureText()
  const { view: request, missing, error, retry } = useRequest(requestRef)
  useMarkRead(request)
  const known = request ?? (missing ? undefined : row)
  return (
    <aside className={styles.panel} aria-label={t('panel.label', { number: known?.number ?? '' })}>
      <PanelHead row={known} request={request} onClose={onClose} />
      {missing ? (
        <EmptyState icon={IconMapSearch} title={t('failure.notFoundTitle')}>
          {t('request.notFound', { ref: requestRef })}
        </EmptyState>
      ) : null}
      {error ? (
        <div className={styles.middle}>
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
        </div>
      ) : null}
      {!request && !missing && !error ? (
        <div className={styles.middle}>
          <SkeletonLines label={t('panel.loading')} lines={6} />
        </div>
      ) : null}
      {request ? <OpenedPanel key={request.id} request={request} /> : null}
    </aside>
  )
}

function OpenedPanel({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const count = request.messages.length
  useEffect(() => {
    const box = scroller.current
    if (box) box.scrollTop = box.scrollHeight
  }, [count])
  return (
    <>
      <PanelFields request={request} />
      <div className={styles.scroll} ref={scroller} tabIndex={0} role="region" aria-label={t('request.conversation')}>
        <div className={styles.middle}>
          <details className={styles.details}>
            <summary>
              <IconChevronRight size={16} aria-hidden />
              {t('panel.details')}
            </summary>
            <GivenDetails request={request} />
          </details>
          <Conversation request={request} />
        </div>
      </div>
      <div className={styles.foot}>
        {request.status === 'closed' ? <p className={styles.quiet}>{t('composer.closedText')}</p> : null}
        {request.requester.id === VISITOR_ID ? <p className={styles.quiet}>{t('panel.visitorHint')}</p> : null}
        <Composer key={request.id} request={request} support />
      </div>
    </>
  )
}
