import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'
import { useHistoryText } from './history-text.ts'
import type { Unseen } from './use-unseen.ts'
import { plainText } from '@isets/rules'

const EXCERPT = 140

/** Stops the sending until the user has looked at what others did meanwhile; the typed text stays. */
export function StaleNotice({ unseen }: { unseen: Unseen }) {
  const { t } = useTranslation()
  const historyText = useHistoryText()
  const answer = unseen.messages.findLast(({ kind }) => kind === 'answer')
  const title = answer
    ? t('composer.staleAnswered', { name: answer.author.name })
    : t('composer.staleTitle', { count: unseen.count })
  return (
    <Notice
      tone="warning"
      role="alert"
      title={title}
      action={
        <Button size="xs" variant="white" onClick={unseen.acknowledge}>
          {t('composer.staleSeen')}
        </Button>
      }
    >
      <ul className={styles.changes}>
        {unseen.messages.map(({ id, author, html }) => (
          <li key={id}>
            {author.name}: “{plainText(html).slice(0, EXCERPT)}”
          </li>
        ))}
        {unseen.events.map((entry) => (
          <li key={entry.id}>{historyText(entry)}</li>
        ))}
      </ul>
      {t('composer.staleText')}
    </Notice>
  )
}
