import { Card } from '@isets/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/session.ts'
import styles from './faq.module.css'

/** The way on for whom no answer fits; visitors have their own (HELP-004). */
export function AskCard() {
  const { t } = useTranslation()
  if (!useMay()('file', 'HelpRequest')) return null
  return (
    <Card className={styles.ask ?? ''}>
      <div>
        <h2>{t('faq.askTitle')}</h2>
        <p>{t('faq.askText')}</p>
      </div>
      <Button renderRoot={(props) => <Link to="/help/new" {...props} />}>{t('faq.ask')}</Button>
    </Card>
  )
}
