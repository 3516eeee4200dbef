import type { HelpRequestForm } from '@isets/contracts'
import type { FilingProblems } from '@isets/rules'
import type { FieldErrors, FieldPath } from 'react-hook-form'

/** Every field that can have an error, in the order of the form. */
export const FIELD_ORDER = [
  'summary',
  'category',
  'subcategory',
  'newUserBirthDate',
  'descriptionHtml',
  'attachmentIds',
  'requester.firstName',
  'requester.lastName',
  'requester.email',
  'requester.phone',
  'requester.extension',
  'isPartner',
  'organisationName',
  'customer.firstName',
  'customer.lastName',
  'customer.email',
  'customer.individualNumber',
  'context.pageUrl',
  'context.browser',
  'context.reportName',
  'context.reportFilter',
  'context.steps',
  'cc',
] as const satisfies readonly FieldPath<HelpRequestForm>[]
export type FilingPath = (typeof FIELD_ORDER)[number]

/** The id of a field's control: `requester.firstName` → `field-requester-firstName`. */
export function fieldId(path: FilingPath): string {
  return `field-${path.replace('.', '-')}`
}

/** The field that a path of the rules or of the server belongs to: `cc.0` is in `cc`, `attachments` are the files. */
export function fieldFor(path: string): FilingPath | undefined {
  const known = path.replace(/^attachments/, 'attachmentIds')
  return FIELD_ORDER.find((field) => known === field || known.startsWith(`${field}.`))
}

/** Sentences by field, from the rules or from a refusal of the server. What belongs nowhere is given apart. */
export function sortProblems(problems: FilingProblems | Record<string, string>) {
  const byField = new Map<FilingPath, string>()
  const elsewhere: string[] = []
  for (const [path, sentence] of Object.entries(problems)) {
    const field = fieldFor(path)
    if (field) byField.set(field, byField.get(field) ?? sentence)
    else elsewhere.push(sentence)
  }
  return { byField, elsewhere }
}

/** The nested shape in which react-hook-form keeps errors. */
export function toFieldErrors(byField: ReadonlyMap<FilingPath, string>): FieldErrors<HelpRequestForm> {
  const errors: Record<string, unknown> = {}
  for (const [path, message] of byField) {
    const [head = '', tail] = path.split('.')
    const error = { type: 'filing', message }
    errors[head] = tail ? { ...(errors[head] as object | undefined), [tail]: error } : error
  }
  return errors as FieldErrors<HelpRequestForm>
}

/** The errors in the order of the form, for the summary. */
export function summaryOf(errorOf: (path: FilingPath) => string | undefined) {
  return FIELD_ORDER.flatMap((path) => {
    const message = errorOf(path)
    return message ? [{ fieldId: fieldId(path), message }] : []
  })
}

/** One key for one content: a repeat of the same is the same intent, anything changed is a new one. */
export function submissionKey(
  last: { body: string; key: string } | null,
  form: HelpRequestForm,
  newKey: () => string,
): { body: string; key: string } {
  const body = JSON.stringify(form)
  return last?.body === body ? last : { body, key: newKey() }
}
