import type { HelpRequestView, MessageView } from '@isets/contracts'
import { Initials } from '@isets/ui'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AttachedFiles } from '../files/file-list.tsx'
import { serverNow } from '../session/server-time.ts'
import { useSession } from '../session/session.ts'
import { messageTime, momentText } from '../time/time-text.ts'
import styles from './conversation.module.css'
import { useChangesText } from './history-text.ts'
import { timelineOf } from './timeline.ts'

/** Messages and changes, oldest first; internal notes in yellow and named as such. */
export function Conversation({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const changesText = useChangesText()
  return (
    <ol className={styles.list} aria-label={t('request.conversation')}>
      {timelineOf(request).map((item) =>
        item.kind === 'message' ? (
          <li key={item.key}>
            <Message message={item.message} />
          </li>
        ) : (
          <li key={item.key} className={styles.events} title={momentText(item.at)}>
            <span>{changesText(item.entries)}</span>
          </li>
        ),
      )}
    </ol>
  )
}

function Message({ message }: { message: MessageView }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const { kind, author, authorSide, channel, html, attachments, writtenAt } = message
  const side = authorSide === 'support' ? t('request.support') : t('request.requesterSide')
  return (
    <article
      className={styles.message}
      data-kind={kind}
      data-side={authorSide}
      id={`message-${message.id}`}
      tabIndex={-1}
    >
      <Initials name={author.name} own={author.id === user.id} large />
      <div className={styles.bubble}>
        <header>
          <strong>{author.name}</strong>
          <span className={styles.side}>
            {kind === 'note' ? (
              <>
                <IconLock size={13} aria-hidden /> {t('request.note')}
              </>
            ) : (
              <>
                {side}
                {channel === 'mail' && ` · ${t('request.byMail')}`}
              </>
            )}
          </span>
          <time dateTime={writtenAt} title={momentText(writtenAt)}>
            {messageTime(writtenAt, serverNow())}
          </time>
        </header>
        {/* Cleaned by the service before it was stored: only formatting, links and our own pictures are left. */}
        <div className="rich-content" dangerouslySetInnerHTML={{ __html: html }} />
        <AttachedFiles files={attachments} />
      </div>
    </article>
  )
}
