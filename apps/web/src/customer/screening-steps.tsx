import type { ScreeningForm } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './record.module.css'

interface ScreeningStepsProps {
  form: ScreeningForm
  /** The section that is shown. */
  at: number
  /** The keys of the sections that are finished. */
  done: readonly string[]
  onGo: (index: number) => void
}

/** Every section of the form by its title: where the screening stands, and the way there. */
export function ScreeningSteps({ form, at, done, onGo }: ScreeningStepsProps) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('screening.sections')}>
      <ol className={styles.steps}>
        {form.sections.map(({ key, title }, index) => (
          <li key={key}>
            <Button
              size="xs"
              variant={index === at ? 'filled' : 'default'}
              aria-current={index === at ? 'step' : undefined}
              leftSection={done.includes(key) ? <IconCheck size={15} aria-label={t('screening.finished')} /> : null}
              onClick={() => onGo(index)}
            >
              {title}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
