import type { CustomerAccountView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StartPassword } from '../account/start-password.tsx'
import { momentText } from '../time/time-text.ts'
import { mayHaveNewPassword, passwordText } from './account-words.ts'
import styles from './ies.module.css'

interface AccountResultProps {
  account: CustomerAccountView
  name: string
  busy: boolean
  onNewPassword: () => void
}

/** IES-018: username, a note on the password, and whether the account was there or is new. */
export function AccountResult({ account, name, busy, onNewPassword }: AccountResultProps) {
  const { t } = useTranslation()
  const { outcome, username, startPassword, startPasswordEndsAt, password } = account
  const until = startPasswordEndsAt === null ? '' : momentText(startPasswordEndsAt)
  const note = t(passwordText(account), { until })
  const rows = [
    [t('customerAccount.username'), <span key="username">{username}</span>],
    [
      t('customerAccount.password'),
      startPassword === null ? (
        <span key="password" className={styles.note}>
          {note}
        </span>
      ) : (
        <StartPassword key="password" startPassword={startPassword} note={note} />
      ),
    ],
    [t('customerAccount.status'), <span key="status">{t(`customerAccount.outcomes.${outcome}`)}</span>],
  ] as const
  return (
    <div className={styles.result}>
      <Notice
        tone={password === 'deactivated' ? 'warning' : 'success'}
        role="status"
        title={t(`customerAccount.outcomes.${outcome}`)}
      >
        {t(password === 'deactivated' ? 'customerAccount.deactivatedText' : 'customerAccount.text', { name })}
      </Notice>
      <dl className={styles.facts}>
        {rows.map(([heading, value]) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayHaveNewPassword(account) ? (
        <div>
          <Button variant="default" loading={busy} onClick={onNewPassword}>
            {t('customerAccount.newPassword')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
