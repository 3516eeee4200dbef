import { useTranslation } from 'react-i18next'
import styles from './brand.module.css'

/** The product's mark and name. */
export function Brand({ onDark = false }: { onDark?: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={styles.brand} data-dark={onDark || undefined}>
      <span className={styles.mark} aria-hidden>
        IL
      </span>
      <span className={styles.words}>
        <strong>{t('product.name')}</strong>
        <span>{t(onDark ? 'product.owner' : 'product.full')}</span>
      </span>
    </span>
  )
}
