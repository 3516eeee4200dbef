import { Notice } from '@isets/ui'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dateText } from '../services/money-text.ts'
import styles from './starts-on.module.css'
import { startsOnProblem } from './starts-on.ts'

interface StartsOnFieldProps {
  value: string
  today: string
  /** Whether a wrong day is told yet. */
  tried: boolean
  /** What the server says of it. */
  refusal: string | undefined
  /** What changes from that day on. */
  consequenceOf: (day: string) => string
  onChange: (day: string) => void
}

/** From which day on a dated setting holds, with the consequence in words. */
export function StartsOnField({ value, today, tried, refusal, consequenceOf, onChange }: StartsOnFieldProps) {
  const { t } = useTranslation()
  const problem = tried ? startsOnProblem(value, today) : null
  return (
    <>
      <TextInput
        mt="md"
        name="startsOn"
        type="date"
        min={today}
        label={t('setting.startsOn')}
        description={t('setting.startsHint')}
        error={problem ? t(`setting.${problem}`) : refusal}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {value === '' ? null : (
        <div className={styles.consequence}>
          <Notice tone="info" title={consequenceOf(dateText(value))} />
        </div>
      )}
    </>
  )
}
