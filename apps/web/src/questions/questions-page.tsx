import { Card } from '@isets/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FaqSearch } from '../help/faq/faq-search.tsx'
import styles from '../help/faq/faq.module.css'

/** HELP-003 HELP-004: the common questions for visitors, and the way to ask what is not there. */
export function QuestionsPage() {
  const { t } = useTranslation()
  return (
    <FaqSearch>
      <Card className={styles.ask ?? ''}>
        <div>
          <h2>{t('faq.askTitle')}</h2>
          <p>{t('questions.askText')}</p>
        </div>
        <Button renderRoot={(props) => <Link to="/questions/ask" {...props} />}>{t('faq.ask')}</Button>
      </Card>
    </FaqSearch>
  )
}
