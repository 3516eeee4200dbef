import type { CategoryYear, CostView, ServicesView } from '@isets/contracts'
import { CostDialog } from './cost-dialog.tsx'
import { DeleteCostDialog } from './delete-cost-dialog.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import { ServiceDialog } from './service-dialog.tsx'

/** What is being done just now, in which category, and with which cost. */
export interface OpenAct {
  readonly kind: 'cost' | 'delete' | 'override' | 'increase' | 'service'
  readonly year: CategoryYear
  readonly cost: CostView | null
}

interface ServiceActsProps {
  view: ServicesView
  act: OpenAct
  onAct: (act: OpenAct | null) => void
}

/** The dialog of an act. A cost that was saved over the cap goes on to its request, and from there back to the cost. */
export function ServiceActs({ view, act, onAct }: ServiceActsProps) {
  const { kind, cost } = act
  const year = view.categories.find(({ category }) => category === act.year.category) ?? act.year
  const close = () => onAct(null)
  if (kind === 'service') return <ServiceDialog view={view} year={year} onDone={close} />
  if (kind === 'delete') return cost ? <DeleteCostDialog cost={cost} onDone={close} /> : null
  if (kind === 'cost') {
    const saved = (one: CostView) =>
      onAct(one.allowed.includes('requestOverride') ? { kind: 'override', year, cost: one } : null)
    return <CostDialog key={cost?.id} view={view} year={year} cost={cost} onSaved={saved} onClose={close} />
  }
  return (
    <OverrideDialog
      customerId={view.customerId}
      fiscalYear={view.fiscalYear}
      year={year}
      cost={kind === 'override' ? cost : null}
      onInstead={(one) => onAct({ kind: 'cost', year, cost: one })}
      onClose={close}
    />
  )
}
