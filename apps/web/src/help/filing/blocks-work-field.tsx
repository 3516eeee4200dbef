import { useTranslation } from 'react-i18next'
import { useFilingForm } from './field-context.ts'
import styles from './filing.module.css'

/** HELP-017: a native box inside a large label. */
export function BlocksWorkField() {
  const { t } = useTranslation()
  const { register } = useFilingForm()
  return (
    <label className={styles.choiceCard}>
      <input type="checkbox" {...register('blocksWork')} />
      <span>
        <strong>{t('filing.blocksWork')}</strong>
        <small>{t('filing.blocksWorkHint')}</small>
      </span>
    </label>
  )
}
