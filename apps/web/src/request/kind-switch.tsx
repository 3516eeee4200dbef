import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'

type Kind = 'answer' | 'note'

/** Public answer or internal note: two native radio buttons that look like one switch. */
export function KindSwitch({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{t('composer.kind')}</legend>
      {(['answer', 'note'] as const).map((one) => (
        <label key={one} data-kind={one}>
          <input type="radio" name={name} checked={kind === one} onChange={() => onChange(one)} />
          {t(`composer.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}
