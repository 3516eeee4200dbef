import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Brand } from '../shell/brand.tsx'
import styles from './questions.module.css'

/** The frame around the pages that need no account: nothing of them asks for a session. */
export function PublicFrame() {
  const { t } = useTranslation()
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <Brand onDark />
        <Link to="/sign-in">{t('questions.signIn')}</Link>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <footer className={styles.footer}>{t('questions.footer')}</footer>
    </div>
  )
}
