import type { CustomerAccountView } from '@isets/contracts'
import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../time/time-text.ts'
import styles from './new-start-password.module.css'

interface NewStartPasswordProps {
  account: CustomerAccountView
  onDone: () => void
}

/** A start password on its way from the server to the customer, with what the customer does with it. */
export function NewStartPassword({ account, onDone }: NewStartPasswordProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<boolean>()
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => result.current?.focus(), [])
  const { username, startPassword, startPasswordEndsAt } = account
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(startPassword ?? '')
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <div ref={result} tabIndex={-1} role="group" aria-label={t('passwordReset.doneTitle')} className={styles.result}>
      <Notice tone="success" role="status" title={t('passwordReset.once')} />
      <dl className={styles.facts}>
        <dt>{t('passwordReset.signInName')}</dt>
        <dd>{username}</dd>
        <dt>{t('passwordReset.startPassword')}</dt>
        <dd>
          <span className={styles.password}>
            <code>{startPassword}</code>
            <Button variant="default" leftSection={<IconCopy size={17} aria-hidden />} onClick={() => void copy()}>
              {t('passwordReset.copy')}
            </Button>
          </span>
          <small role="status">
            {startPasswordEndsAt ? t('passwordReset.until', { until: momentText(startPasswordEndsAt) }) : null}{' '}
            {copied === undefined ? null : t(copied ? 'passwordReset.copied' : 'passwordReset.copyFailed')}
          </small>
        </dd>
      </dl>
      <p>{t('passwordReset.next', { address: location.host })}</p>
      <div className="dialog-actions">
        <Button onClick={onDone}>{t('passwordReset.done')}</Button>
      </div>
    </div>
  )
}
