import type { ReferralViewName, Right } from '@isets/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { Views } from '../list/views.tsx'
import { useMay } from '../session/session.ts'
import { REFERRAL_VIEWS } from './searches.ts'

/** Views that only IDHS has something in. */
const OF_IDHS: readonly ReferralViewName[] = ['to_decide', 'to_distribute', 'to_close', 'rework']

/** Whoever has one of these is waited for. */
const ANSWERS = [
  ['answer', 'Referral'],
  ['decide', 'ReverseReferral'],
  ['distribute', 'Referral'],
] as const satisfies readonly Right[]

/** The views with their counts, and what a provider may count and not see (C37). */
export function ReferralTabs({ view }: { view: ReferralViewName }) {
  const { t } = useTranslation()
  const may = useMay()
  const isIdhs = may('monitor', 'Referral')
  const answers = ANSWERS.some(([action, subject]) => may(action, subject))
  const counts = useQuery(
    api.referrals.countReferrals.queryOptions({ input: {}, context: { background: true }, staleTime: 30_000 }),
  )
  const isShown = (one: ReferralViewName) => {
    if (one === 'mine') return answers
    if (one === 'sent_back') return may('readHidden', 'Referral')
    return isIdhs || !OF_IDHS.includes(one)
  }
  const name = (one: ReferralViewName) =>
    one === 'sent_back' && isIdhs ? t('referrals.atFcrcs') : t(`referrals.${one}`)
  const { rejected = 0, expired = 0 } = counts.data ?? {}
  return (
    <>
      <Views
        label={t('referrals.views')}
        views={REFERRAL_VIEWS.filter(isShown)}
        plain="pending"
        current={view}
        text={name}
        drops={['q', 'kind', 'urgency', 'organisation', 'sort']}
        count={(one) => counts.data?.views[one]}
        alert="overdue"
      />
      {!isIdhs && rejected + expired > 0 ? <p>{t('referrals.hiddenCounts', { rejected, expired })}</p> : null}
    </>
  )
}
