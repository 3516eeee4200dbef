import type { ReferralVersionView } from '@isets/contracts'
import { REFERRAL_RESPONSE_LABELS, REFERRAL_STATUS_LABELS, REJECTION_REASON_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../time/time-text.ts'
import styles from './referral-page.module.css'

/** REF-043: the version that counts; `+` shows all historical ones, the newest first. */
export function VersionList({ versions }: { versions: readonly ReferralVersionView[] }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const earlier = versions.length - 1
  const Sign = all ? IconMinus : IconPlus
  return (
    <>
      <ol className={styles.versions}>
        {versions.slice(0, all ? undefined : 1).map((version) => (
          <VersionLine key={version.version} version={version} />
        ))}
      </ol>
      {earlier > 0 ? (
        <Button
          variant="default"
          size="xs"
          className={styles.more}
          leftSection={<Sign size={15} aria-hidden />}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {t(all ? 'referral.hideEarlier' : 'referral.showEarlier', { count: earlier })}
        </Button>
      ) : null}
    </>
  )
}

function VersionLine({ version }: { version: ReferralVersionView }) {
  return (
    <li>
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
  )
}
