import type { CategoryYear, ServicesView, ServiceView } from '@isets/contracts'
import { GOAL_STATUS_LABELS, SERVICE_STATUS_LABELS } from '@isets/rules'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StateMark } from '../list/row-parts.tsx'
import { CapBar } from './cap-bar.tsx'
import { money } from './money-text.ts'
import styles from './services.module.css'

export type CategoryAct = 'service' | 'cost' | 'increase' | 'override'

interface CategoryCardProps {
  year: CategoryYear
  allowed: ServicesView['allowed']
  onAct: (act: CategoryAct, year: CategoryYear) => void
}

/** One category: what was spent against the cap, why it is closed, and what can be done (SUPP-011, SUPP-013). */
export function CategoryCard({ year, allowed, onAct }: CategoryCardProps) {
  const { t } = useTranslation()
  const { label, service } = year
  const headingId = `category-${year.category}`
  return (
    <section className={styles.card} aria-labelledby={headingId}>
      <div className={styles.cardHead}>
        <h3 id={headingId}>{label}</h3>
        <span className={styles.quiet}>
          {service
            ? t('services.serviceState', { status: SERVICE_STATUS_LABELS[service.status] })
            : t('services.noService')}
        </span>
        {service ? <GoalOf service={service} /> : null}
      </div>
      <CapBar year={year} />
      <div className={styles.block}>
        <CategoryState year={year} />
      </div>
      <CategoryActs year={year} allowed={allowed} onAct={onAct} />
    </section>
  )
}

/** SUPP-001: a goal that is no longer in the plan asks for another one. */
function GoalOf({ service: { goal, planGoal } }: { service: ServiceView }) {
  const { t } = useTranslation()
  if (goal === '') return null
  return (
    <div className={styles.goal}>
      <p>
        {planGoal && !planGoal.removed
          ? t('services.goal', { goal, status: GOAL_STATUS_LABELS[planGoal.status] })
          : t('services.goalWords', { goal })}
      </p>
      {planGoal?.removed ? (
        <StateMark tone="wait" icon={IconAlertTriangle}>
          {t('services.goalTakenOut')}
        </StateMark>
      ) : null}
    </div>
  )
}

function CategoryState({ year }: { year: CategoryYear }) {
  const { t } = useTranslation()
  const { block, isNear, percent, unapprovedCents } = year
  if (block === 'override_pending') {
    return (
      <StateMark tone="wait" icon={IconHourglass}>
        {t('services.block_override_pending')}
      </StateMark>
    )
  }
  if (block !== null) {
    return (
      <StateMark tone="bad" icon={IconBan}>
        {t(`services.block_${block}`, { cents: money(unapprovedCents) })}
      </StateMark>
    )
  }
  if (!isNear) return null
  return (
    <StateMark tone="wait" icon={IconAlertTriangle}>
      {t(percent !== null && percent >= 100 ? 'services.full' : 'services.near')}
    </StateMark>
  )
}

function CategoryActs({ year, allowed, onAct }: CategoryCardProps) {
  const { t } = useTranslation()
  const { label: category, service, block, capCents } = year
  const isOpen = service?.status === 'open'
  return (
    <div className={styles.acts}>
      {allowed.includes('addCost') && isOpen && block === null ? (
        <Button size="xs" onClick={() => onAct('cost', year)} aria-label={t('services.addCostOf', { category })}>
          {t('services.addCost')}
        </Button>
      ) : null}
      {allowed.includes('requestIncrease') && block === 'override_not_requested' ? (
        <Button size="xs" onClick={() => onAct('override', year)}>
          {t('cost.request')}
        </Button>
      ) : null}
      {allowed.includes('addService') ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => onAct('service', year)}
          aria-label={t(service ? 'services.editServiceOf' : 'services.openServiceOf', { category })}
        >
          {t(service ? 'services.change' : 'services.openService')}
        </Button>
      ) : null}
      {allowed.includes('requestIncrease') && isOpen && block === null && capCents !== null ? (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => onAct('increase', year)}
          aria-label={t('services.increaseOf', { category })}
        >
          {t('services.increase')}
        </Button>
      ) : null}
    </div>
  )
}
