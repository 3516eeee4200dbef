import type { ReferralVersionView } from '@isets/contracts'
import { REFERRAL_RESPONSE_LABELS, REFERRAL_STATUS_LABELS, REJECTION_REASON_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
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

/** Where it stood after it; of what leaves the status as it is, what was done. */
function whatHappened({ act, status, response }: ReferralVersionView, t: TFunction): string {
  if (act === 'sendBack') return t('referral.sentBack')
  if (act === 'takeUp') return t('referral.takenUp')
  return [REFERRAL_STATUS_LABELS[status], response && REFERRAL_RESPONSE_LABELS[response]].filter(Boolean).join(': ')
}

function VersionLine({ version }: { version: ReferralVersionView }) {
  const { t } = useTranslation()
  return (
    <li>
      <span className={styles.label}>{version.label}</span>
      <span>{whatHappened(version, t)}</span>
      <p>{[version.by, version.organisation, momentText(version.at)].filter(Boolean).join(' · ')}</p>
      {version.reasons.map((reason) => (
        <p key={reason}>{REJECTION_REASON_LABELS[reason]}</p>
      ))}
      {version.note ? <p>{version.note}</p> : null}
    </li>
  )
}
