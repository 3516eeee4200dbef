import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './start-password.module.css'

interface StartPasswordProps {
  startPassword: string
  /** What is to be done with it, and until when it serves. */
  note: string
}

/** A start password on its way from the server to the customer (REF-023, IES-018): it is shown this once. */
export function StartPassword({ startPassword, note }: StartPasswordProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<boolean>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(startPassword)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <>
      <span className={styles.password}>
        <code>{startPassword}</code>
        <Button variant="default" leftSection={<IconCopy size={17} aria-hidden />} onClick={() => void copy()}>
          {t('startPassword.copy')}
        </Button>
      </span>
      <small role="status" className={styles.note}>
        {note} {copied === undefined ? null : t(copied ? 'startPassword.copied' : 'startPassword.copyFailed')}
      </small>
    </>
  )
}
