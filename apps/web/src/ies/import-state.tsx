import type { ImportView } from '@isets/contracts'
import { Progress } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconClock, IconHandStop, IconRefresh, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateMark, type Tone } from '../list/row-parts.tsx'
import styles from './ies.module.css'

const LOOKS: Record<ImportView['status'], readonly [Tone, Icon]> = {
  waiting: ['plain', IconClock],
  reading: ['wait', IconRefresh],
  checked: ['plain', IconClock],
  applying: ['wait', IconRefresh],
  held: ['bad', IconHandStop],
  leaving: ['wait', IconRefresh],
  finished: ['good', IconCircleCheck],
  failed: ['bad', IconCircleX],
}
const IN_STEPS: readonly ImportView['status'][] = ['reading', 'applying', 'leaving']

/** Where an import stands, with a bar while it moves. */
export function ImportState({ one }: { one: Pick<ImportView, 'status' | 'percent'> }) {
  const { t } = useTranslation()
  const [tone, picture] = LOOKS[one.status]
  const status = t(`imports.statuses.${one.status}`)
  return (
    <div className={styles.state}>
      <StateMark tone={tone} icon={picture}>
        {status}
      </StateMark>
      {IN_STEPS.includes(one.status) ? (
        <Progress
          value={one.percent}
          size="sm"
          aria-label={t('imports.progress', { status, percent: one.percent })}
          transitionDuration={300}
        />
      ) : null}
    </div>
  )
}
