import { Notice } from '@isets/ui'
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { findSsn } from '@isets/rules'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './filing.module.css'
import { withoutSsn } from './form-values.ts'

/** Says at once when a text holds a Social Security number, and takes it out on request (HELP-019). */
export function SsnNotice({ text, onRemove }: { text: string; onRemove: (text: string) => void }) {
  const { t } = useTranslation()
  const [settled] = useDebouncedValue(text, 250)
  const found = useMemo(() => settled !== '' && findSsn(settled).length > 0, [settled])
  if (!found) return null
  return (
    <div className={styles.ssn}>
      <Notice
        tone="warning"
        role="alert"
        title={t('filing.ssnFound')}
        action={
          <Button size="xs" variant="white" onClick={() => onRemove(withoutSsn(text))}>
            {t('filing.ssnRemove')}
          </Button>
        }
      >
        {t('filing.ssnExplained')}
      </Notice>
    </div>
  )
}
