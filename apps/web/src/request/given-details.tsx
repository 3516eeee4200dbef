import type { HelpRequestView } from '@isets/contracts'
import { useTranslation } from 'react-i18next'
import styles from './given-details.module.css'

/** What the requester gave in the structured fields (HELP-018), without the empty ones. */
export function GivenDetails({ request }: { request: HelpRequestView }) {
  const { t } = useTranslation()
  const { form } = request
  const { context, customer } = form
  const rows = [
    ['customer', form.aboutCustomer ? `${customer.firstName} ${customer.lastName}` : ''],
    ['individualNumber', customer.individualNumber],
    ['customerEmail', customer.email],
    ['pageUrl', context.pageUrl],
    ['browser', context.browser],
    ['reportName', context.reportName],
    ['reportFilter', context.reportFilter],
    ['steps', context.steps],
    ['newUserBirthDate', form.newUserBirthDate ?? ''],
    ['email', form.requester.email],
    [
      'phone',
      [form.requester.phone, form.requester.extension && `ext. ${form.requester.extension}`].filter(Boolean).join(' '),
    ],
    ['cc', form.cc.join(', ')],
  ] as const
  return (
    <dl className={styles.list}>
      {rows
        .filter(([, value]) => value.trim() !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`detail.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
