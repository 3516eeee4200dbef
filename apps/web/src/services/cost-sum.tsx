import type { CategoryYear, CostView } from '@isets/contracts'
import { excessCents, leftCents } from '@isets/rules'
import { Notice } from '@isets/ui'
import { useTranslation } from 'react-i18next'
import { totalOf, type CostForm } from './cost-form.ts'
import { money } from './money-text.ts'

interface CostSumProps {
  year: CategoryYear
  form: CostForm
  cost: CostView | null
}

/** SUPP-008, SUPP-013: the total as it is typed, and what it does to the cap, by the rule of the server. */
export function CostSum({ year, form, cost }: CostSumProps) {
  const { t } = useTranslation()
  const total = totalOf(form)
  if (total === null) return null
  const isApproved = cost?.status === 'override_approved'
  const account = {
    capCents: year.capCents,
    approvedCents: year.approvedCents - (isApproved ? cost.excessCents : 0),
    otherCents: year.totalCents + year.reservedCents - (cost?.totalCents ?? 0),
  }
  const excess = isApproved ? 0 : excessCents(total, account)
  const left = leftCents(account) - total
  return (
    <div role="status" style={{ marginTop: 16 }}>
      <Notice tone={excess > 0 ? 'warning' : 'info'} title={t('cost.sum', { total: money(total) })}>
        {excess > 0 ? <p>{t('cost.over', { cents: money(excess) })}</p> : null}
        {excess === 0 && Number.isFinite(left) ? <p>{t('cost.fits', { cents: money(Math.max(0, left)) })}</p> : null}
      </Notice>
    </div>
  )
}
