import type { OverrideView } from '@isets/contracts'
import { Notice, PageHeading, SkeletonLines } from '@isets/ui'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ListFailure } from '../list/list-states.tsx'
import { CostTable } from '../services/cost-table.tsx'
import { dateText, money } from '../services/money-text.ts'
import { momentText } from '../time/time-text.ts'
import { DecisionForm } from './decision-form.tsx'
import { DeleteOverride } from './delete-override.tsx'
import { OverrideState } from './override-state.tsx'
import styles from './overrides.module.css'
import { YearGlance } from './year-glance.tsx'

/** One request: what was asked, the customer's year at a glance, and the decision (SUPP-017). */
export function OverridePage() {
  const { t } = useTranslation()
  const { id = '' } = useParams({ strict: false })
  const request = useQuery(api.billing.openOverride.queryOptions({ input: { id } }))
  useDocumentTitle(request.data?.number ?? t('override.title'))
  if (request.error) {
    return <ListFailure error={request.error} busy={request.isFetching} onRetry={() => void request.refetch()} />
  }
  if (!request.data) return <SkeletonLines label={t('override.title')} />
  const view = request.data
  const { number, categoryLabel: category, excessCents } = view
  return (
    <div className={styles.page}>
      <nav aria-label={t('override.title')}>
        <Link to="/overrides" search={{ status: 'pending' }} className={styles.back}>
          <IconArrowLeft size={17} aria-hidden />
          {t('override.back')}
        </Link>
      </nav>
      <PageHeading
        title={t('override.heading', { number, category, cents: money(excessCents) })}
        lead={t('override.for', { name: view.customerName, number: view.individualNumber ?? '–' })}
        actions={view.allowed.includes('delete') ? <DeleteOverride view={view} /> : undefined}
      />
      <OverrideState row={view} />
      <div className={styles.two}>
        <Asked view={view} />
        <section className={styles.panel} aria-labelledby="decision-heading">
          <h2 id="decision-heading">{t('override.decision')}</h2>
          <Decision view={view} />
        </section>
      </div>
      <section className={styles.panel} aria-labelledby="year-heading">
        <h2 id="year-heading">
          {t('override.atAGlance')}, {t('override.fiscalYear', { year: view.fiscalYear })}
        </h2>
        <YearGlance view={view} />
      </section>
      {view.costs.length > 0 ? (
        <section className={styles.panel} aria-labelledby="costs-heading">
          <h2 id="costs-heading">{t('override.categoryCosts')}</h2>
          <CostTable label={t('override.categoryCosts')} costs={view.costs} />
        </section>
      ) : null}
    </div>
  )
}

function Asked({ view }: { view: OverrideView }) {
  const { t } = useTranslation()
  const { requester, organisationName: organisation, cost } = view
  const by = { name: requester.name, organisation, when: momentText(view.requestedAt) }
  return (
    <section className={styles.panel} aria-labelledby="asked-heading">
      <h2 id="asked-heading">{t('override.explanation')}</h2>
      <p className={styles.words}>{view.explanation}</p>
      <p className={styles.quiet}>{t('override.askedBy', by)}</p>
      <h3>{t('override.theCost')}</h3>
      <p>
        {cost
          ? t(cost.excessCents > 0 ? 'override.costLine' : 'override.costWithin', {
              what: cost.description,
              day: dateText(cost.issuedOn),
              total: money(cost.totalCents),
              excess: money(cost.excessCents),
            })
          : t('override.increaseLine')}
      </p>
    </section>
  )
}

function Decision({ view }: { view: OverrideView }) {
  const { t } = useTranslation()
  if (view.allowed.includes('decide')) return <DecisionForm key={view.version} view={view} />
  if (view.status === 'pending') return <Notice tone="info" title={t('override.waits')} />
  const { decidedBy, decidedAt } = view
  const facts = {
    status: t(`override.${view.status}`),
    name: decidedBy?.name ?? '',
    when: decidedAt ? momentText(decidedAt) : '',
  }
  return (
    <>
      {decidedBy ? <p>{t('override.decidedBy', facts)}</p> : null}
      {view.reason ? <p className={styles.words}>{view.reason}</p> : null}
    </>
  )
}
