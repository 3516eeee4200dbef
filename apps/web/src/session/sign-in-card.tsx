import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Brand } from '../shell/brand.tsx'
import styles from './sign-in.module.css'

/** What everything on the sign-in page stands in. */
export function SignInCard({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <Brand />
        {children}
      </main>
      <footer className={styles.footer}>{t('signIn.footer')}</footer>
    </div>
  )
}
