import type { OverrideView } from '@isets/contracts'
import { Notice, PageHeading } from '@isets/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../api/client.ts'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { BackLink } from '../opened/back-link.tsx'
import { OpenedPage } from '../opened/opened-page.tsx'
import { openedFrom } from '../opened/opened.ts'
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
  const query = useQuery(api.billing.openOverride.queryOptions({ input: { id } }))
  const opened = openedFrom(query)
  useDocumentTitle(opened.view?.number ?? t('override.title'))
  return (
    <OpenedPage
      back={
        <BackLink to="/overrides" search={{ status: 'pending' }}>
          {t('override.back')}
        </BackLink>
      }
      opened={opened}
      notFound={t('override.notFound')}
    >
      {(view) => <OpenedOverride view={view} />}
    </OpenedPage>
  )
}

function OpenedOverride({ view }: { view: OverrideView }) {
  const { t } = useTranslation()
  const { number, categoryLabel: category, excessCents } = view
  return (
    <>
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
    </>
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
