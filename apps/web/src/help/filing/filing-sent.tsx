import { Card } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { promisedText } from '../../time/time-text.ts'
import styles from './filing.module.css'

export interface SentRequest {
  id: string
  number: string
  promisedAt: string
  email: string
}

/** The request is stored: its number and the promised time. */
export function FilingSent({ sent, onAnother }: { sent: SentRequest; onAnother: () => void }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.sentPage}>
      <Card className={styles.sent}>
        <IconCircleCheck size={48} stroke={1.6} aria-hidden />
        <h1 ref={heading} tabIndex={-1}>
          {t('filing.sentTitle')}
        </h1>
        <p className={styles.number}>
          {t('filing.sentNumber')} <strong>{sent.number}</strong>
        </p>
        <p className={styles.promise}>{t('filing.sentPromise', { when: promisedText(sent.promisedAt) })}</p>
        <p className={styles.quiet}>{t('filing.sentMail', { email: sent.email })}</p>
        <div className={styles.sentActions}>
          <Button
            size="md"
            renderRoot={(props) => <Link to="/help/requests/$ref" params={{ ref: sent.number }} {...props} />}
          >
            {t('filing.openRequest')}
          </Button>
          <Button size="md" variant="default" onClick={onAnother}>
            {t('filing.another')}
          </Button>
        </div>
      </Card>
    </div>
  )
}
