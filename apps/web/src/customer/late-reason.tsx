import { Textarea } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './record.module.css'

interface LateReasonProps {
  field: RefObject<HTMLTextAreaElement | null>
  error: string | undefined
  value: string
  onType: (text: string) => void
}

/** C13: why hours of a fiscal year come after its June 30. */
export function LateReason({ field, error, value, onType }: LateReasonProps) {
  const { t } = useTranslation()
  return (
    <Textarea
      ref={field}
      className={styles.lateReason}
      autosize
      minRows={2}
      maxLength={1_000}
      label={t('attendance.lateReason')}
      description={t('attendance.lateReasonHint')}
      error={error}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  )
}
