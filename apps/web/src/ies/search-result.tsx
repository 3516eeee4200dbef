import type { IesMatch, OutputOf } from '@isets/contracts'
import type { contract } from '@isets/contracts'
import { usDate, type IesSearchForm } from '@isets/rules'
import { Card, Notice, type NoticeTone } from '@isets/ui'
import { Button } from '@mantine/core'
import { IconClipboardText, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AccountPanel } from './account-panel.tsx'
import { useSyncText } from './feed-notice.tsx'
import styles from './ies.module.css'

type Found = OutputOf<typeof contract.iesExchange.searchIes>

interface SearchResultProps {
  found: Found
  searched: IesSearchForm
  onAdd: () => void
}

/** The three results (IES-011 to IES-013), each with its next step. */
export function SearchResult({ found, searched, onAdd }: SearchResultProps) {
  const { t } = useTranslation()
  const syncText = useSyncText()
  const { customer } = found
  const name = `${customer?.firstName ?? searched.firstName} ${customer?.lastName ?? searched.lastName}`
  const { tone, title, text } = useWords(found, name)
  return (
    <Card className={styles.card ?? ''}>
      <div className={styles.result}>
        <Notice tone={tone} role="status" title={title}>
          {text}
        </Notice>
        {customer ? <Facts customer={customer} name={name} /> : null}
        {customer ? <AccountPanel customer={customer} name={name} /> : null}
        {customer ? (
          <div>
            <Button
              component="a"
              href={`/customers/${customer.customerId}/screening`}
              leftSection={<IconClipboardText size={18} aria-hidden />}
            >
              {t('search.screening')}
            </Button>
          </div>
        ) : null}
        {found.mayAdd && !found.several ? (
          <div>
            <Button onClick={onAdd} leftSection={<IconUserPlus size={18} aria-hidden />}>
              {t('search.add')}
            </Button>
          </div>
        ) : null}
        <p className={styles.fresh}>{syncText(found.lastSyncAt)}</p>
      </div>
    </Card>
  )
}

function useWords(found: Found, name: string): { tone: NoticeTone; title: string; text: string } {
  const { t } = useTranslation()
  if (found.several) return { tone: 'warning', title: t('search.severalTitle'), text: t('search.severalText') }
  switch (found.outcome) {
    case 'eligible':
      return { tone: 'success', title: t('search.eligibleTitle'), text: t('search.eligibleText', { name }) }
    case 'not_eligible':
      return { tone: 'warning', title: t('search.notEligibleTitle'), text: t('search.notEligibleText', { name }) }
    case 'not_found': {
      const text = found.mayAdd ? `${t('search.notFoundText')} ${t('search.mayAddText')}` : t('search.notFoundText')
      return { tone: 'error', title: t('search.notFoundTitle'), text }
    }
  }
}

function Facts({ customer, name }: { customer: IesMatch; name: string }) {
  const { t } = useTranslation()
  const date = (day: string | null) => (day === null ? t('search.none') : usDate(day))
  const facts = [
    [t('search.name'), [customer.firstName, customer.middleName, customer.lastName].filter(Boolean).join(' ')],
    [t('search.individualNumber'), customer.individualNumber],
    [t('search.caseNumber'), customer.caseNumber],
    [t('search.birthDate'), usDate(customer.birthDate)],
    [t('search.county'), customer.county || t('search.none')],
    [t('search.zip'), customer.zip || t('search.none')],
    [t('search.eligibility'), t(`search.eligibilities.${customer.eligibility}`)],
    [t('search.abawd'), t(customer.abawd ? 'search.yes' : 'search.no')],
    [t('search.redetermination'), date(customer.redeterminationOn)],
    [t('search.midpoint'), date(customer.midpointOn)],
  ] as const
  return (
    <dl className={styles.facts} aria-label={name}>
      {facts.map(([heading, value]) => (
        <div key={heading}>
          <dt>{heading}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
