import type { GuidanceCode } from '@isets/contracts'
import { GUIDANCE_TITLES } from '@isets/rules'
import { CloseButton } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'

/** Says with which guidance the request will be resolved, and takes it off again; the words stay. */
export function GuidanceChosen({ code, onRemove }: { code: GuidanceCode; onRemove: () => void }) {
  const { t } = useTranslation()
  return (
    <p className={styles.guidance}>
      <IconBook2 size={16} aria-hidden />
      <span>{t('composer.guidanceChosen', { title: GUIDANCE_TITLES[code] })}</span>
      <CloseButton size="sm" aria-label={t('composer.guidanceRemove')} onClick={onRemove} />
    </p>
  )
}
