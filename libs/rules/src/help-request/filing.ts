import { MAX_ATTACHMENTS, MOST_LETTERS } from '@isets/contracts'
import { findSsn, SSN_SENTENCE } from '../personal-data/social-security-number.ts'
import { plainText } from '../personal-data/plain-text.ts'
import { isAllowedFileName } from './attachment-kinds.ts'
import { HELP_CATALOGUE } from './catalogue.ts'
import { categoryOf, mayFile, subcategoryOf } from './catalogue-lookup.ts'
import { type Catalogue, type ExtraRequirement, type Subcategory } from './catalogue-types.ts'
import { isEmailAddress, isIndividualNumber, isPhoneNumber } from './contact-formats.ts'
import { type Filer, type FilingField, type FilingInput, type FilingProblems } from './filing-types.ts'
import { birthDateProblem } from './birth-date.ts'

const MOST_CC = 20

type Check = readonly [field: FilingField, sentence: string | false | undefined]

const filled = (text: string | null | undefined): text is string => Boolean(text?.trim())
const required = (text: string | null | undefined, sentence: string) => !filled(text) && sentence
const tooLong = (text: string | null | undefined, most: number) =>
  (text?.trim().length ?? 0) > most && `Please use at most ${most} characters.`
const wrongEmail = (text: string | null | undefined) =>
  filled(text) && !isEmailAddress(text.trim()) && 'Please enter a valid e-mail address.'

/** HELP-006 to HELP-009: what the request is about, and whether the filer may file it. */
function aboutTheRequest(input: FilingInput, filer: Filer, catalogue: Catalogue): Check[] {
  const subcategory = subcategoryOf(input.category, input.subcategory, catalogue)
  const hasText = plainText(input.descriptionHtml) !== '' || /<img\b/i.test(input.descriptionHtml)
  return [
    ['summary', required(input.summary, 'Please say in a few words what this is about.')],
    ['descriptionHtml', !hasText && 'Please describe what happened or what you need.'],
    ['category', !categoryOf(input.category, catalogue) && 'Please choose a category.'],
    ['subcategory', !subcategory && 'Please choose a subcategory of this category.'],
    ['subcategory', subcategory && !mayFile(subcategory, filer) && refusalOf(subcategory)],
  ]
}

function refusalOf({ refusal }: Subcategory): string {
  return refusal ?? 'Please log in to file this kind of request.'
}

/** HELP-010, HELP-012 to HELP-015: who asks, and who gets copies. */
function aboutTheRequester({ requester, isPartner, organisationName, cc }: FilingInput): Check[] {
  const wrongCc = cc.find((address) => !isEmailAddress(address.trim()))
  const phone = requester.phone
  return [
    ['requester.firstName', required(requester.firstName, 'Please enter your first name.')],
    ['requester.lastName', required(requester.lastName, 'Please enter your last name.')],
    ['requester.email', required(requester.email, 'Please enter your e-mail address.')],
    ['requester.email', wrongEmail(requester.email)],
    ['isPartner', isPartner === null && 'Please answer Yes or No.'],
    ['organisationName', isPartner === true && required(organisationName, 'Partners: please enter your organization.')],
    ['requester.phone', isPartner === true && required(phone, 'Partners: please enter your phone number.')],
    ['requester.phone', filled(phone) && !isPhoneNumber(phone) && 'Please enter a phone number with ten digits.'],
    [
      'requester.extension',
      filled(requester.extension) && !/^\d{1,8}$/.test(requester.extension.trim()) && 'An extension has only digits.',
    ],
    ['cc', wrongCc !== undefined && `This is not a valid e-mail address: ${wrongCc.slice(0, 100)}`],
    ['cc', cc.length > MOST_CC && `Please name at most ${MOST_CC} people.`],
  ]
}

/** HELP-016, HELP-018, C60: the customer; the individual number has a field of its own. */
function aboutTheCustomer({ aboutCustomer, customer }: FilingInput): Check[] {
  const number = customer?.individualNumber
  return [
    ['customer.firstName', aboutCustomer && required(customer?.firstName, "Please enter the customer's first name.")],
    ['customer.lastName', aboutCustomer && required(customer?.lastName, "Please enter the customer's last name.")],
    ['customer.email', aboutCustomer && required(customer?.email, "Please enter the customer's e-mail address.")],
    ['customer.email', wrongEmail(customer?.email)],
    [
      'customer.individualNumber',
      filled(number) && !isIndividualNumber(number.trim()) && 'An individual number has nine digits and nothing else.',
    ],
  ]
}

/** HELP-033, HELP-040, IDN-019: what the subcategory asks for. */
const EXTRA: Record<ExtraRequirement, (input: FilingInput, now: Date) => Check> = {
  newUserBirthDate: ({ newUserBirthDate }, now) => ['newUserBirthDate', birthDateProblem(newUserBirthDate, now)],
  'access-form': ({ attachments }) => [
    'attachments',
    !attachments.some(({ kind }) => kind === 'access-form') && 'Please attach the signed IL444-2022 of the new user.',
  ],
  picture: ({ attachments }) => [
    'attachments',
    !attachments.some(({ kind }) => kind === 'picture') && 'Please attach a screenshot.',
  ],
  customerIdentification: ({ customer }) => [
    'customer.individualNumber',
    required(customer?.individualNumber, 'Please enter the individual number of the missing customer.'),
  ],
}

function attachedFiles({ attachments }: FilingInput, subcategory: Subcategory | undefined): Check[] {
  const wrongKind = attachments.some(({ kind }) => subcategory && !subcategory.attachments.includes(kind))
  const wrongType = attachments.some(({ fileName, kind }) => !isAllowedFileName(fileName, kind))
  return [
    ['attachments', attachments.length > MAX_ATTACHMENTS && `Please attach at most ${MAX_ATTACHMENTS} files.`],
    ['attachments', wrongKind && 'One of the files is not of a kind that this request takes.'],
    ['attachments', wrongType && 'One of the files has a type that cannot be uploaded.'],
  ]
}

/** The texts people write, by field. The individual number is the one place for nine bare digits (conflicts C60). */
function textsOf(input: FilingInput): [FilingField, string | null | undefined][] {
  const { customer, context, requester } = input
  return [
    ['summary', input.summary],
    ['descriptionHtml', input.descriptionHtml],
    ['organisationName', input.organisationName],
    ['requester.firstName', requester.firstName],
    ['requester.lastName', requester.lastName],
    ['requester.email', requester.email],
    ['cc', input.cc.join(' ')],
    ['customer.firstName', customer?.firstName],
    ['customer.lastName', customer?.lastName],
    ['customer.email', customer?.email],
    ['context.pageUrl', context?.pageUrl],
    ['context.browser', context?.browser],
    ['context.reportName', context?.reportName],
    ['context.reportFilter', context?.reportFilter],
    ['context.steps', context?.steps],
  ]
}

/** Addresses and browsers' names are full of numbers that mean nothing. */
const WITHOUT_BARE_DIGITS: readonly FilingField[] = ['context.pageUrl', 'context.browser']

/** HELP-019: a full Social Security number stops the filing, and goes before every other sentence of its field. */
function personalData(input: FilingInput): Check[] {
  const texts = textsOf(input).map(([field, text]): Check => {
    const bareDigits = !WITHOUT_BARE_DIGITS.includes(field)
    return [field, filled(text) && findSsn(text, { bareDigits }).length > 0 && SSN_SENTENCE]
  })
  const inFileName = input.attachments.some(({ fileName }) => findSsn(fileName).length > 0)
  return [
    ...texts,
    ['attachments', inFileName && `${SSN_SENTENCE} It is in the name of a file: please rename the file.`],
  ]
}

/** Lengths are declared once, in the contract. */
const LONG_TEXTS = Object.entries(MOST_LETTERS) as [keyof typeof MOST_LETTERS, number][]

function lengths(input: FilingInput): Check[] {
  const texts = new Map(textsOf(input))
  return LONG_TEXTS.map(([field, most]): Check => [field, tooLong(texts.get(field), most)])
}

/**
 * Checks a help request across all its dependent fields, the same in the web form and on the server.
 * @returns field → sentence; empty when it can be filed. A field has one sentence, the gravest.
 */
export function checkFiling(
  input: FilingInput,
  filer: Filer,
  now: Date,
  catalogue: Catalogue = HELP_CATALOGUE,
): FilingProblems {
  const subcategory = subcategoryOf(input.category, input.subcategory, catalogue)
  const checks: Check[] = [
    ...personalData(input),
    ...aboutTheRequest(input, filer, catalogue),
    ...aboutTheRequester(input),
    ...aboutTheCustomer(input),
    ...(subcategory?.requires ?? []).map((requirement) => EXTRA[requirement](input, now)),
    ...attachedFiles(input, subcategory),
    ...lengths(input),
  ]
  const problems: FilingProblems = {}
  for (const [field, sentence] of checks) {
    if (sentence) problems[field] ??= sentence
  }
  return problems
}
