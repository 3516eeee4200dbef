import { suggestFaq } from '@isets/rules'
import { IconBulb } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FaqAnswer } from './faq-list.tsx'
import styles from './faq.module.css'

/** HELP-045: answers that may make the request needless, as soon as its summary says what it is about. */
export function FaqSuggestions({ summary, to = '/help/faq' }: { summary: string; to?: '/help/faq' | '/questions' }) {
  const { t } = useTranslation()
  const found = suggestFaq(summary)
  if (found.length === 0) return null
  return (
    <aside className={styles.suggestions} aria-label={t('faq.suggested')}>
      <h3>
        <IconBulb size={18} aria-hidden /> {t('faq.suggested')}
      </h3>
      {found.map((entry) => (
        <FaqAnswer key={entry.code} entry={entry} />
      ))}
      <Link to={to} target="_blank">
        {t('faq.all')}
      </Link>
    </aside>
  )
}
