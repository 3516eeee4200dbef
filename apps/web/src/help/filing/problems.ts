import type { HelpRequestForm } from '@isets/contracts'
import type { FilingProblems } from '@isets/rules'
import type { FieldErrors, FieldPath } from 'react-hook-form'

/** Every field that can have an error, in the order of the form, with its label under `filing` in the texts. */
const FIELD_LABELS = {
  summary: 'summary',
  category: 'category',
  subcategory: 'subcategory',
  newUserBirthDate: 'birthDate',
  descriptionHtml: 'description',
  attachmentIds: 'files',
  'requester.firstName': 'firstName',
  'requester.lastName': 'lastName',
  'requester.email': 'email',
  'requester.phone': 'phone',
  'requester.extension': 'extension',
  isPartner: 'isPartner',
  organisationName: 'organisation',
  'customer.firstName': 'customerFirstName',
  'customer.lastName': 'customerLastName',
  'customer.email': 'customerEmail',
  'customer.individualNumber': 'individualNumber',
  'context.pageUrl': 'pageUrl',
  'context.browser': 'browser',
  'context.reportName': 'reportName',
  'context.reportFilter': 'reportFilter',
  'context.steps': 'steps',
  cc: 'cc',
} as const satisfies Partial<Record<FieldPath<HelpRequestForm>, string>>
export type FilingPath = keyof typeof FIELD_LABELS
export type FilingLabel = (typeof FIELD_LABELS)[FilingPath]
export const FIELD_ORDER = Object.keys(FIELD_LABELS) as FilingPath[]

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

/** The errors in the order of the form, for the summary; a sentence that stands at several fields names its field. */
export function summaryOf(errorOf: (path: FilingPath) => string | undefined, labelOf: (label: FilingLabel) => string) {
  const found = FIELD_ORDER.flatMap((path) => {
    const message = errorOf(path)
    return message ? [{ path, message }] : []
  })
  return found.map(({ path, message }) => {
    const repeated = found.some((other) => other.path !== path && other.message === message)
    return { fieldId: fieldId(path), message: repeated ? `${labelOf(FIELD_LABELS[path])}: ${message}` : message }
  })
}

/** One key for one content: a repeat of the same is the same intent, anything changed is a new one. */
export function submissionKey(
  last: { body: string; key: string } | null,
  form: object,
  newKey: () => string,
): { body: string; key: string } {
  const body = JSON.stringify(form)
  return last?.body === body ? last : { body, key: newKey() }
}
