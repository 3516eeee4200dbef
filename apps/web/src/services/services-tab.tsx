import type { CategoryYear, CostView, ServicesView } from '@isets/contracts'
import { EmptyState, Notice } from '@isets/ui'
import { NativeSelect } from '@mantine/core'
import { IconReceipt } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RecordPart } from '../customer/record-part.tsx'
import { ExportMenu } from '../list/export-menu.tsx'
import { ListFailure } from '../list/list-states.tsx'
import { ScrollRegion } from '../list/scroll-region.tsx'
import { CategoryCard, type CategoryAct } from './category-card.tsx'
import { CostTable, type CostAct } from './cost-table.tsx'
import { dateText, money } from './money-text.ts'
import { ServiceActs, type OpenAct } from './service-acts.tsx'
import { useFiscalYear, useServices } from './use-services.ts'
import styles from './services.module.css'

/** The supportive services of a customer: categories against their caps, and the costs of the year (SUPP-009 to SUPP-016). */
export function ServicesTab({ customerId }: { customerId: string }) {
  const [fiscalYear, setFiscalYear] = useFiscalYear()
  const { year, costs } = useServices(customerId, fiscalYear)
  return (
    <div className={styles.tab}>
      <RecordPart customerId={customerId} query={year} lines={8}>
        {(view) => <Services customerId={customerId} view={view} costs={costs} onYear={setFiscalYear} />}
      </RecordPart>
    </div>
  )
}

interface ServicesProps {
  customerId: string
  view: ServicesView
  costs: ReturnType<typeof useServices>['costs']
  onYear: (year: number) => void
}

function Services({ customerId, view, costs, onYear }: ServicesProps) {
  const { t } = useTranslation()
  const [act, setAct] = useState<OpenAct | null>(null)
  const ofCategory = (category: CategoryYear['category']) => view.categories.find((one) => one.category === category)
  const onCategory = (kind: CategoryAct, one: CategoryYear) => {
    const blocking = costs.data?.rows.find(({ id }) => id === one.blockingCostId) ?? null
    setAct({ kind, year: one, cost: kind === 'override' ? blocking : null })
  }
  const onCost = (kind: CostAct, cost: CostView) => {
    const one = ofCategory(cost.category)
    if (one) setAct({ kind: COST_ACTS[kind], year: one, cost })
  }
  return (
    <>
      <ServicesHead customerId={customerId} view={view} onYear={onYear} />
      {view.exitedOn && view.allowed.length === 0 ? (
        <Notice tone="info" title={t('services.exited', { day: dateText(view.exitedOn) })} />
      ) : null}
      <div className={styles.cards}>
        {view.categories.map((one) => (
          <CategoryCard key={one.category} year={one} allowed={view.allowed} onAct={onCategory} />
        ))}
      </div>
      <section className={styles.costs} aria-labelledby="costs-heading">
        <h2 id="costs-heading">{t('services.costs')}</h2>
        {costs.error ? (
          <ListFailure error={costs.error} busy={costs.isFetching} onRetry={() => void costs.refetch()} />
        ) : null}
        {costs.data && costs.data.rows.length > 0 ? (
          <ScrollRegion label={t('services.costs')} rows={costs.data.rows.length}>
            <CostTable label={t('services.costs')} costs={costs.data.rows} onAct={onCost} />
          </ScrollRegion>
        ) : null}
        {costs.data?.rows.length === 0 ? (
          <EmptyState icon={IconReceipt} title={t('services.noCosts')}>
            {t('services.noCostsText')}
          </EmptyState>
        ) : null}
      </section>
      {act ? <ServiceActs view={view} act={act} onAct={setAct} /> : null}
    </>
  )
}

const COST_ACTS = { edit: 'cost', delete: 'delete', requestOverride: 'override' } as const satisfies Record<
  CostAct,
  OpenAct['kind']
>

function ServicesHead({ customerId, view, onYear }: Omit<ServicesProps, 'costs'>) {
  const { t } = useTranslation()
  return (
    <div className={styles.head}>
      <div className={styles.issued}>
        <p className={styles.sum}>{t('services.issued', { total: money(view.totalCents) })}</p>
        <span className={styles.quiet}>{t('services.policy')}</span>
      </div>
      <NativeSelect
        label={t('services.year')}
        value={String(view.fiscalYear)}
        data={view.fiscalYears.map((year) => ({
          value: String(year),
          label: t('services.yearOption', { year, before: year - 1 }),
        }))}
        onChange={(event) => onYear(Number(event.currentTarget.value))}
      />
      <ExportMenu of={{ group: 'billing', list: 'listCosts', input: { customerId, fiscalYear: view.fiscalYear } }} />
    </div>
  )
}
