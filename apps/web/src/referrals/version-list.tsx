import type { ReferralVersionView } from '@isets/contracts'
import { REFERRAL_RESPONSE_LABELS, REFERRAL_STATUS_LABELS, REJECTION_REASON_LABELS } from '@isets/rules'
import { momentText } from '../time/time-text.ts'
import styles from './referral-page.module.css'

/** REF-043: every historical version, the newest first. */
export function VersionList({ versions }: { versions: readonly ReferralVersionView[] }) {
  return (
    <ol className={styles.versions}>
      {versions.map((version) => (
        <li key={version.version}>
          <span className={styles.label}>{version.label}</span>
          <span>
            {[REFERRAL_STATUS_LABELS[version.status], version.response && REFERRAL_RESPONSE_LABELS[version.response]]
              .filter(Boolean)
              .join(': ')}
          </span>
          <p>{[version.by, version.organisation, momentText(version.at)].filter(Boolean).join(' · ')}</p>
          {version.reasons.map((reason) => (
            <p key={reason}>{REJECTION_REASON_LABELS[reason]}</p>
          ))}
          {version.note ? <p>{version.note}</p> : null}
        </li>
      ))}
    </ol>
  )
}
