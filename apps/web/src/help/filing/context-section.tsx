import { useTranslation } from 'react-i18next'
import { TextField } from './fields.tsx'
import styles from './filing.module.css'

/** HELP-018: structured context; page and browser are known already. */
export function ContextSection() {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="section-context" className={styles.section}>
      <h2 id="section-context">{t('filing.sectionContext')}</h2>
      <TextField
        path="context.pageUrl"
        label={t('filing.pageUrl')}
        hint={t('filing.pageUrlHint')}
        optional
        digitsAllowed
      />
      <div className={styles.pair}>
        <TextField path="context.browser" label={t('filing.browser')} optional digitsAllowed />
        <TextField path="context.reportName" label={t('filing.reportName')} optional />
      </div>
      <TextField path="context.reportFilter" label={t('filing.reportFilter')} optional />
      <TextField path="context.steps" label={t('filing.steps')} hint={t('filing.stepsHint')} optional lines={3} />
    </section>
  )
}
