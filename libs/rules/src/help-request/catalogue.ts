import { type Role } from '@isets/contracts'
import { type Catalogue, type Subcategory } from './catalogue-types.ts'

const ASK_PROVIDER_MANAGER = 'Please ask your Provider Manager first: most of these questions are settled there.'

/** permissions.csv, "File a remove-user request": management staff (HELP-034, IDN-020). */
export const MAY_FILE_REMOVAL = ['provider_manager', 'super_admin', 'cbo_program_manager'] as const satisfies Role[]
/** permissions.csv, "File a new-user request". */
export const MAY_FILE_NEW_USER = [
  'partner',
  'intermediary',
  'provider_manager',
  'super_admin',
  'cbo_program_manager',
] as const satisfies Role[]
/** permissions.csv, "File a request for additional training" (HELP-042). */
export const MAY_FILE_TRAINING = ['provider_manager'] as const satisfies Role[]

const ordinary = {
  priority: 'normal',
  mayFile: 'signedIn',
  requires: [],
  attachments: ['attachment', 'picture'],
  copyTo: [],
  copyProviderManager: false,
} as const satisfies Partial<Subcategory>

const providerManagerFirst = { ...ordinary, advice: ASK_PROVIDER_MANAGER } as const
/** HELP-036: forwarded to the policy mailbox, with the provider manager in copy. */
const policyQuestion = { ...providerManagerFirst, copyTo: ['policy'], copyProviderManager: true } as const

/**
 * The list that ISETS starts with. The sources name only the category ISETS and the request types
 * (HELP-033 to HELP-042); the rest is a default that a setting can replace.
 */
export const HELP_CATALOGUE: Catalogue = [
  {
    code: 'isets',
    label: 'ISETS',
    subcategories: [
      { ...ordinary, code: 'error-or-bug', label: 'Error or bug', priority: 'high', mayFile: 'anyone' },
      { ...ordinary, code: 'how-to', label: 'How to do or find something', priority: 'low', mayFile: 'anyone' },
      { ...ordinary, code: 'report-or-dashboard', label: 'Report or dashboard' },
      { ...ordinary, code: 'location-missing', label: 'Location missing' },
      { ...ordinary, code: 'wrong-contract', label: 'Wrong contract' },
      {
        ...providerManagerFirst,
        code: 'remove-activity-with-costs',
        label: 'Remove activity with costs or attendance',
      },
    ],
  },
  {
    code: 'user-access',
    label: 'Users and access',
    subcategories: [
      {
        ...ordinary,
        code: 'account-log-in',
        label: 'Account or log-in',
        priority: 'high',
        mayFile: 'anyone',
        advice: 'If you cannot sign in at all, a colleague of your organization may file this for you.',
      },
      {
        ...ordinary,
        code: 'new-user',
        label: 'New user access',
        mayFile: MAY_FILE_NEW_USER,
        refusal: 'A new user is asked for by an approved partner, an intermediary or management staff.',
        requires: ['newUserBirthDate', 'access-form'],
        attachments: ['access-form', 'attachment'],
        advice: 'Attach the signed IL444-2022 and give the birth date of the new user.',
      },
      {
        ...ordinary,
        code: 'remove-user',
        label: 'Remove user',
        priority: 'high',
        mayFile: MAY_FILE_REMOVAL,
        refusal: 'Only management staff who are authorized in ISETS can ask for the removal of a user.',
        copyTo: ['access'],
      },
    ],
  },
  {
    code: 'policy-and-procedure',
    label: 'Policy and procedure',
    subcategories: [
      { ...policyQuestion, code: 'policy-or-procedure', label: 'Policy or procedure' },
      { ...policyQuestion, code: 'eligibility', label: 'Eligibility' },
    ],
  },
  {
    code: 'contracts-and-billing',
    label: 'Contracts, staffing and billing',
    subcategories: [
      { ...providerManagerFirst, code: 'contract-or-match', label: 'Contract or match' },
      { ...providerManagerFirst, code: 'staffing-and-billing', label: 'Staffing and billing' },
      {
        ...ordinary,
        code: 'customer-missing-from-4333',
        label: 'Customer missing from the 4333',
        requires: ['customerIdentification', 'picture'],
        advice: 'Give the individual number of the customer and attach a screenshot of the 4333.',
      },
    ],
  },
  {
    code: 'training',
    label: 'Training',
    subcategories: [
      {
        ...ordinary,
        code: 'additional-training',
        label: 'Additional training',
        priority: 'low',
        mayFile: MAY_FILE_TRAINING,
        refusal: 'Additional training is asked for by the Provider Manager. Please turn to yours.',
        advice: 'Name the topic, the people and when they are available, after the standard trainings are used up.',
      },
    ],
  },
  {
    code: 'something-else',
    label: 'Something else',
    subcategories: [{ ...ordinary, code: 'other-question', label: 'Other question', mayFile: 'anyone' }],
  },
]
