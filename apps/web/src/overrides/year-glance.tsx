import type { CategoryYear, OverrideView } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { FISCAL_MONTHS, money } from '../services/money-text.ts'
import styles from './overrides.module.css'

/** The customer's fiscal year on one look: every category with its total, its share of the cap and its months (SUPP-030). */
export function YearGlance({ view }: { view: OverrideView }) {
  const { t } = useTranslation()
  const { categories, totalCents } = view.year
  const monthTotals = FISCAL_MONTHS.map((_, month) =>
    categories.reduce((sum, one) => sum + (one.months[month] ?? 0), 0),
  )
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('override.atAGlance')}>
      <table className={styles.year}>
        <caption className="visually-hidden">{t('override.atAGlance')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('override.category')}</th>
            <th scope="col" data-numeric>
              {t('override.total')}
            </th>
            <th scope="col" data-numeric>
              {t('override.cap')}
            </th>
            <th scope="col" data-numeric>
              {t('override.percent')}
            </th>
            {FISCAL_MONTHS.map((month) => (
              <th key={month} scope="col" data-numeric>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((year) => (
            <YearRow key={year.category} year={year} isAsked={year.category === view.category} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('override.total')}</th>
            <td data-numeric>
              <strong>{money(totalCents)}</strong>
            </td>
            <td />
            <td />
            {monthTotals.map((cents, month) => (
              <td key={FISCAL_MONTHS[month]} data-numeric>
                <Cents cents={cents} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function YearRow({ year, isAsked }: { year: CategoryYear; isAsked: boolean }) {
  const { t } = useTranslation()
  return (
    <tr data-asked={isAsked || undefined}>
      <th scope="row">{year.label}</th>
      <td data-numeric>
        <strong>{money(year.totalCents)}</strong>
      </td>
      <td data-numeric>{year.capCents === null ? t('override.none') : money(year.capCents)}</td>
      <td data-numeric>{year.percent === null ? '–' : `${year.percent}%`}</td>
      {year.months.map((cents, month) => (
        <td key={FISCAL_MONTHS[month]} data-numeric>
          <Cents cents={cents} />
        </td>
      ))}
    </tr>
  )
}

function Cents({ cents }: { cents: number }) {
  return cents === 0 ? <span className={styles.nothing}>–</span> : <span>{money(cents)}</span>
}
