import type { HelpRequestView } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import { givenRows } from './given-rows.ts'
import styles from './given-details.module.css'

/** What the requester gave in the structured fields (HELP-018), without the empty ones. */
export function GivenDetails({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  return (
    <dl className={styles.list}>
      {givenRows(request).map(([name, value]) => (
        <div key={name}>
          <dt>{t(`detail.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
