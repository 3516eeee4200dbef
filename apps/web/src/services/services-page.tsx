import { PageHeading } from '@isets/ui'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDocumentTitle } from '../app/use-document-title.ts'
import { ExportMenu } from '../list/export-menu.tsx'
import { useFiscalYear, useServices } from './use-services.ts'
import { ServicesTab } from './services-tab.tsx'
import styles from './services.module.css'

/** The supportive services of one customer, as a page of its own: mails lead here. */
export function ServicesPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams({ strict: false })
  const [fiscalYear] = useFiscalYear()
  const { year } = useServices(id, fiscalYear)
  useDocumentTitle(t('services.title'))
  const { data } = year
  return (
    <div className={styles.page}>
      <PageHeading
        title={t('services.title')}
        lead={data?.customerName}
        actions={
          data ? (
            <ExportMenu
              of={{ group: 'billing', list: 'listCosts', input: { customerId: id, fiscalYear: data.fiscalYear } }}
            />
          ) : undefined
        }
      />
      <ServicesTab customerId={id} />
    </div>
  )
}
