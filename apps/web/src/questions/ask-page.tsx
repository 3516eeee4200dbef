import { Card, Notice, PageHeading } from '@isets/ui'
import { Button } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { promisedText } from '../time/time-text.ts'
import { AskForm } from './ask-form.tsx'
import styles from './questions.module.css'
import type { SentQuestion } from './use-asking.ts'

/** HELP-004: a question without an account; the answer comes by mail. */
export function AskPage() {
  const { t } = useTranslation()
  useDocumentTitle(t('questions.title'))
  const { about } = useSearch({ from: '/public/questions/ask' })
  const [sent, setSent] = useState<SentQuestion | null>(null)
  if (sent) return <Sent sent={sent} />
  return (
    <div className={styles.page}>
      <PageHeading title={t('questions.title')} lead={t('questions.lead')} />
      <Notice tone="info" title={t('questions.privacyTitle')}>
        {t('questions.privacyText')}
      </Notice>
      <AskForm about={about} onSent={setSent} />
    </div>
  )
}

function Sent({ sent: { number, promisedAt, email } }: { sent: SentQuestion }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.page}>
      <Card className={styles.sent ?? ''}>
        <h1 ref={heading} tabIndex={-1}>
          {t('questions.sentTitle')}
        </h1>
        <p>
          {t('questions.sentNumber')} <strong>{number}</strong>
        </p>
        <p>{t('questions.sentText', { email, when: promisedText(promisedAt) })}</p>
        <div>
          <Button variant="default" renderRoot={(props) => <Link to="/questions" {...props} />}>
            {t('questions.back')}
          </Button>
        </div>
      </Card>
    </div>
  )
}
