import { Card } from '@isets/ui'
import { useTranslation } from 'react-i18next'
import styles from './filing.module.css'

/** What the requester can expect, beside the form. */
export function FilingNotes() {
  const { t } = useTranslation()
  return (
    <aside className={styles.aside}>
      <Card className={styles.note}>
        <h2>{t('filing.nextTitle')}</h2>
        <ol>
          <li>{t('filing.next1')}</li>
          <li>{t('filing.next2')}</li>
          <li>{t('filing.next3')}</li>
        </ol>
      </Card>
      <Card className={styles.note}>
        <h2>{t('filing.tipTitle')}</h2>
        <ul>
          <li>{t('filing.tip1')}</li>
          <li>{t('filing.tip2')}</li>
          <li>{t('filing.tip3')}</li>
        </ul>
      </Card>
    </aside>
  )
}
