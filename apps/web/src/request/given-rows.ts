import type { HelpRequestView } from '@isets/contracts'
import type { requests } from '../texts/en/requests.ts'

type Row = readonly [name: keyof typeof requests.detail, value: string]

/** What the requester gave in the structured fields (HELP-018), by its name in the texts, without the empty ones. */
export function givenRows(request: HelpRequestView): readonly Row[] {
  const { form } = request
  const { context, customer } = form
  const rows: readonly Row[] = [
    ['account', request.accountName ?? ''],
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
  ]
  return rows.filter(([, value]) => value.trim() !== '')
}
