import type { CategoryYear } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { money } from './money-text.ts'
import styles from './services.module.css'

/** What was spent beside the cap, as words and as a bar; the percentage is cut, never rounded (C50). */
export function CapBar({ year }: { year: CategoryYear }) {
  const { t } = useTranslation()
  const { label, capCents, totalCents, approvedCents, reservedCents, percent } = year
  if (capCents === null || percent === null) {
    return <p className={styles.figures}>{t('services.noCap', { total: money(totalCents) })}</p>
  }
  const words = t('services.ofCap', { total: money(totalCents), cap: money(capCents) })
  return (
    <div>
      <p className={styles.figures}>
        <span>
          <strong>{money(totalCents)}</strong> {words.slice(money(totalCents).length)}
        </span>
        <span className="numeric">{t('services.percent', { percent })}</span>
      </p>
      <div
        className={styles.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, percent)}
        aria-valuetext={`${words}, ${t('services.percent', { percent })}`}
      >
        <div className={styles.fill} data-level={levelOf(year)} style={{ width: `${Math.min(100, percent)}%` }} />
      </div>
      {approvedCents > 0 ? (
        <p className={styles.quiet}>{t('services.plusApproved', { cents: money(approvedCents) })}</p>
      ) : null}
      {reservedCents > 0 ? (
        <p className={styles.quiet}>{t('services.reserved', { cents: money(reservedCents) })}</p>
      ) : null}
    </div>
  )
}

function levelOf({ percent, isNear, block }: CategoryYear): 'calm' | 'near' | 'over' {
  if (block !== null || (percent ?? 0) > 100) return 'over'
  return isNear ? 'near' : 'calm'
}
