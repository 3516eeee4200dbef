import type { CallOf, contract } from '@isets/contracts'
import { catalogueFor, checkFiling } from '@isets/rules'

export type Question = CallOf<typeof contract.helpDesk.askAsVisitor>

/** Whoever is not signed in has no role. */
const VISITOR = { roles: [] }

/** What a visitor may ask about (IDN-004): `user-access/account-log-in`. */
export const TOPICS = catalogueFor(VISITOR).flatMap(({ code, label, subcategories }) =>
  subcategories.map((one) => ({
    value: `${code}/${one.code}`,
    label: label === one.label ? label : `${label}: ${one.label}`,
  })),
)

/** The fields as they are typed; the topic is category and subcategory in one. */
export interface QuestionFields {
  topic: string
  summary: string
  text: string
  firstName: string
  lastName: string
  email: string
  organisationName: string
}
export type QuestionField = keyof QuestionFields

/** An answer by mail leads here to ask on: `about` is the number of the question before. */
export function startingQuestion(about: string | undefined): QuestionFields {
  return {
    topic: '',
    summary: about === undefined ? '' : `About ${about}: `,
    text: '',
    firstName: '',
    lastName: '',
    email: '',
    organisationName: '',
  }
}

export function toQuestion({ topic, summary, text, organisationName, ...person }: QuestionFields): Question {
  const [category = '', subcategory = ''] = topic.split('/')
  const requester = { firstName: person.firstName, lastName: person.lastName, email: person.email.trim() }
  return { category, subcategory, summary, text, organisationName, requester }
}

/** The fields in the order of the form, by the path that the rules and the server name them. */
const PATHS: Readonly<Record<string, QuestionField>> = {
  category: 'topic',
  subcategory: 'topic',
  summary: 'summary',
  descriptionHtml: 'text',
  text: 'text',
  'requester.firstName': 'firstName',
  'requester.lastName': 'lastName',
  'requester.email': 'email',
  organisationName: 'organisationName',
}

export type QuestionProblems = Partial<Record<QuestionField, string>>

/** Sentences at the fields of the form; the first for each. */
export function atFields(problems: Readonly<Record<string, string | undefined>>): QuestionProblems {
  const found: QuestionProblems = {}
  for (const [path, field] of Object.entries(PATHS)) {
    const sentence = problems[path]
    if (sentence !== undefined) found[field] ??= sentence
  }
  return found
}

/** The rules of filing for a visitor, the same as on the server. */
export function questionProblems(fields: QuestionFields, now: Date): QuestionProblems {
  const { text, ...question } = toQuestion(fields)
  const input = {
    ...question,
    descriptionHtml: escaped(text),
    cc: [],
    isPartner: false,
    aboutCustomer: false,
    blocksWork: false,
    attachments: [],
  }
  return atFields({ ...checkFiling(input, VISITOR, now) })
}

/** The rules read rich text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
