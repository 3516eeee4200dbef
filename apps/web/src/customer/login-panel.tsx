import { useTranslation } from 'react-i18next'
import { useMay } from '../session/session.ts'
import { ResetPassword } from './reset-password.tsx'
import styles from './record.module.css'

/** CASE-010, REF-023: the customer's own login, as far as staff can do something about it. */
export function LoginPanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('resetPassword', 'Account')) return null
  return (
    <section className={styles.panel} aria-labelledby="own-login">
      <h2 id="own-login">{t('record.login')}</h2>
      <p>{t('record.loginText')}</p>
      <ResetPassword customerId={customerId} label={t('record.resetPassword')} />
    </section>
  )
}
