import type { Action, Subject } from '@isets/contracts'
import type { ComponentType } from 'react'
import { useMay } from '../session/session.ts'
import { DeletionsPreview } from './deletions-preview.tsx'
import { OverridesPreview } from './overrides-preview.tsx'
import { PacketsPreview } from './packets-preview.tsx'
import { QueuePreview } from './queue-preview.tsx'
import { ReferralsPreview } from './referrals-preview.tsx'
import styles from './start.module.css'

interface PreviewFor {
  readonly key: string
  readonly needs: readonly [Action, Subject]
  readonly part: ComponentType
}

/** The first rows of the lists that somebody works from, for those who act on them. */
const PREVIEWS: readonly PreviewFor[] = [
  { key: 'queue', needs: ['triage', 'HelpRequest'], part: QueuePreview },
  { key: 'referrals', needs: ['answer', 'Referral'], part: ReferralsPreview },
  { key: 'overrides', needs: ['decide', 'CostOverride'], part: OverridesPreview },
  { key: 'packets', needs: ['read', 'StaffingPacket'], part: PacketsPreview },
  { key: 'deletions', needs: ['decide', 'CaseNoteDeletionRequest'], part: DeletionsPreview },
]

export function FirstInLine() {
  const may = useMay()
  return (
    <div className={styles.previews}>
      {PREVIEWS.filter(({ needs }) => may(...needs)).map(({ key, part: Part }) => (
        <Part key={key} />
      ))}
    </div>
  )
}
