import * as z from 'zod'
import { operation } from '../operation.ts'
import { Id, Instant, IsoDate, PageInput, listOf, pageOf } from '../shapes.ts'
import { SNAP_ELIGIBILITIES } from './shapes.ts'

const service = 'ies-exchange'
const Text = (max: number) => z.string().trim().max(max)

/** The three results of Search IES Customer (IES-011 to IES-013). */
export const IES_OUTCOMES = ['eligible', 'not_eligible', 'not_found'] as const
export type IesOutcome = (typeof IES_OUTCOMES)[number]

const OUTCOME_WORDS: Readonly<Record<IesOutcome, string>> = {
  eligible: 'Found, eligible',
  not_eligible: 'Found, not eligible',
  not_found: 'Not found',
}
/** What an identifier of a search is called in the file of look-ups. */
const IDENTIFIER_WORDS = {
  individualNumber: 'Individual number',
  caseNumber: 'Case number',
  birthDate: 'Birth date',
  ssnLast4: 'Last four of the SSN',
  zip: 'ZIP code',
} as const

/** Both names and at least one identifier: `checkIesSearch` of libs/rules decides, in the browser and in the service. */
export const IesSearchInput = z.strictObject({
  firstName: Text(60),
  lastName: Text(60),
  individualNumber: Text(9).default(''),
  caseNumber: Text(9).default(''),
  birthDate: z.union([IsoDate, z.literal('')]).default(''),
  ssnLast4: Text(4).default(''),
  zip: Text(10).default(''),
})

/** What a match shows: enough to be sure of the person. The rest follows a referral. */
export const IesMatch = z.object({
  customerId: Id,
  firstName: z.string(),
  middleName: z.string(),
  lastName: z.string(),
  birthDate: IsoDate,
  individualNumber: z.string(),
  caseNumber: z.string(),
  county: z.string(),
  zip: z.string(),
  eligibility: z.enum(SNAP_ELIGIBILITIES),
  inFeed: z.boolean(),
  abawd: z.boolean(),
  redeterminationOn: IsoDate.nullable(),
  midpointOn: IsoDate.nullable(),
})
export type IesMatch = z.infer<typeof IesMatch>

export const IesLookup = z.object({
  id: Id,
  at: Instant,
  user: z.object({ id: Id, name: z.string() }),
  organisationName: z.string().nullable(),
  /** Which identifiers were given; never what they were. */
  identifiers: z.array(z.string()),
  outcome: z.enum(IES_OUTCOMES),
  customerId: Id.nullable(),
})
export type IesLookup = z.infer<typeof IesLookup>

export const iesSearch = {
  searchIes: operation({
    service,
    method: 'POST',
    path: '/ies/search',
    summary:
      'Search IES Customer: exact names and at least one identifier; every look-up is audited (IES-008 to IES-015)',
    permission: ['search', 'IesFeed'],
    kind: 'query',
    input: IesSearchInput,
    output: z.object({
      outcome: z.enum(IES_OUTCOMES),
      customer: IesMatch.nullable(),
      /** More than one person matches: another identifier is needed. */
      several: z.boolean(),
      /** IES-014: whether the caller may add the person by hand. */
      mayAdd: z.boolean(),
      lastSyncAt: Instant.nullable(),
    }),
  }),
  openFound: operation({
    service,
    method: 'POST',
    path: '/internal/ies/found',
    summary: 'A person whom the caller has found in IES a short while ago, for the next step with them (IES-018)',
    permission: ['search', 'IesFeed'],
    audience: 'internal',
    kind: 'query',
    input: z.strictObject({ customerId: Id }),
    output: z.object({ customerId: Id, firstName: z.string(), lastName: z.string() }),
  }),
  listLookups: operation({
    service,
    method: 'GET',
    path: '/ies/lookups',
    summary: 'Who has searched IES, the latest first',
    permission: ['read', 'IesFeed'],
    input: z.strictObject({
      outcome: listOf(z.enum(IES_OUTCOMES)).default([]),
      userId: Id.optional(),
      ...PageInput,
    }),
    output: pageOf(IesLookup),
    exportAs: {
      name: 'Searches in IES',
      columns: [
        { key: 'at', heading: 'When', kind: 'instant' },
        { key: 'user.name', heading: 'Who', kind: 'text' },
        { key: 'organisationName', heading: 'Organization', kind: 'text' },
        { key: 'identifiers', heading: 'By', kind: 'text', words: IDENTIFIER_WORDS },
        { key: 'outcome', heading: 'Result', kind: 'text', words: OUTCOME_WORDS },
      ],
    },
  }),
  addCustomer: operation({
    service,
    method: 'POST',
    path: '/ies/customers',
    summary: 'Add a customer who is not in the sync, with data as in IES (IES-014, IES-016, IES-017)',
    permission: ['add', 'Customer'],
    input: z.strictObject({
      firstName: Text(60),
      middleName: Text(60).default(''),
      lastName: Text(60),
      birthDate: IsoDate,
      individualNumber: Text(9),
      caseNumber: Text(9),
      zip: Text(10),
      county: Text(30).default(''),
      /** Empty for somebody without an e-mail address. */
      email: Text(254).default(''),
    }),
    output: IesMatch,
    errors: ['WRONG_STATUS'],
  }),
}
