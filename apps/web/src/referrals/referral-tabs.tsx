import type { ReferralViewName } from '@isets/contracts'
import { CountPill } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import styles from '../queue/queue.module.css'
import { useMay } from '../session/session.ts'
import { REFERRAL_VIEWS } from './searches.ts'

/** Views that only IDHS has something in. */
const OF_IDHS: readonly ReferralViewName[] = ['to_decide', 'rework']

/** The views with their counts, and what a provider may count and not see (C37). */
export function ReferralTabs({ view }: { view: ReferralViewName }) {
  const { t } = useTranslation()
  const isIdhs = useMay()('readHidden', 'Referral')
  const counts = useQuery(
    api.referrals.countReferrals.queryOptions({ input: {}, context: { background: true }, staleTime: 30_000 }),
  )
  const shown = REFERRAL_VIEWS.filter((one) => isIdhs || !OF_IDHS.includes(one))
  const { rejected = 0, expired = 0 } = counts.data ?? {}
  return (
    <>
      <nav className={styles.tabs} aria-label={t('referrals.views')}>
        {shown.map((one) => {
          const count = counts.data?.views[one]
          return (
            <Link
              key={one}
              to="/referrals"
              search={{ view: one === 'pending' ? undefined : one }}
              aria-current={one === view ? 'page' : undefined}
              className={styles.tab}
              data-current={one === view || undefined}
            >
              {t(`referrals.${one}`)}
              {count === undefined ? null : <CountPill count={count} alert={one === 'overdue' && count > 0} />}
            </Link>
          )
        })}
      </nav>
      {!isIdhs && rejected + expired > 0 ? <p>{t('referrals.hiddenCounts', { rejected, expired })}</p> : null}
    </>
  )
}
