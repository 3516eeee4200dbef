import type { CustomerAccountView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { StartPassword } from '../account/start-password.tsx'
import { momentText } from '../time/time-text.ts'
import styles from './new-start-password.module.css'

interface NewStartPasswordProps {
  account: CustomerAccountView
  onDone: () => void
}

/** A start password on its way from the server to the customer, with what the customer does with it. */
export function NewStartPassword({ account, onDone }: NewStartPasswordProps) {
  const { t } = useTranslation()
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => result.current?.focus(), [])
  const { username, startPassword, startPasswordEndsAt } = account
  const until = startPasswordEndsAt === null ? '' : momentText(startPasswordEndsAt)
  return (
    <div ref={result} tabIndex={-1} role="group" aria-label={t('passwordReset.doneTitle')} className={styles.result}>
      <Notice tone="success" role="status" title={t('passwordReset.once')} />
      <dl className={styles.facts}>
        <dt>{t('passwordReset.signInName')}</dt>
        <dd>{username}</dd>
        <dt>{t('passwordReset.startPassword')}</dt>
        <dd>
          <StartPassword startPassword={startPassword ?? ''} note={until && t('passwordReset.until', { until })} />
        </dd>
      </dl>
      <p>{t('passwordReset.next', { address: location.host })}</p>
      <div className="dialog-actions">
        <Button onClick={onDone}>{t('passwordReset.done')}</Button>
      </div>
    </div>
  )
}
