import { IconPlugConnectedX } from '@tabler/icons-react'
import { Notice } from '@isets/ui'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './shell.module.css'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Says so while the computer has no network; what was typed stays. */
export function OfflineBanner() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (online) return null
  return (
    <div className={styles.offline}>
      <Notice tone="warning" icon={IconPlugConnectedX} role="status" title={t('shell.offlineTitle')}>
        {t('shell.offlineText')}
      </Notice>
    </div>
  )
}
