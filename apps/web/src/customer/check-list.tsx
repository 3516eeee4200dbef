import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './record.module.css'

interface CheckListProps {
  title: string
  checks: readonly { step: string; label: string; missing: string | null }[]
}

/** What something needs, step by step, each with its mark and with what is missing in words. */
export function CheckList({ title, checks }: CheckListProps) {
  const { t } = useTranslation()
  return (
    <section aria-label={title} className={styles.checks}>
      <h3>{title}</h3>
      <ul>
        {checks.map(({ step, label, missing }) => (
          <li key={step} data-missing={missing === null ? undefined : true}>
            {missing === null ? (
              <IconCircleCheck size={18} aria-label={t('enrolDialog.fulfilled')} />
            ) : (
              <IconCircleX size={18} aria-label={t('enrolDialog.missing')} />
            )}
            <span>
              {label}
              {missing === null ? null : <strong>{missing}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
