import { PAYMENT_METHOD_LABELS, type PaidBy, type ServiceCategory, type ServiceStatus } from '@isets/contracts'

export interface CategoryRow {
  /** What people read. */
  readonly label: string
  /** Code of the reference data. */
  readonly code: string
  /** Yearly cap in cents until a dated setting says otherwise; `null`: none has been stated. */
  readonly firstCapCents: number | null
  /** Offered as subtypes; others can be typed. */
  readonly subtypes: readonly string[]
}

/** SUPP-002, SUPP-012: categories with the caps seen on the screens. Caps that were not seen are settings without value. */
export const CATEGORIES = {
  transportation: {
    label: 'Transportation',
    code: 'TRN',
    firstCapCents: 140_000,
    subtypes: ['Public transit fare/cards', 'Public transportation/fuel cards'],
  },
  housing_utilities: {
    label: 'Housing/Utilities',
    code: 'HOU',
    firstCapCents: 50_000,
    subtypes: ['Rent', 'Utilities'],
  },
  clothing: { label: 'Clothing', code: 'CLO', firstCapCents: 30_000, subtypes: ['Work clothes', 'Interview clothes'] },
  personal_hygiene: {
    label: 'Personal Hygiene',
    code: 'HYG',
    firstCapCents: 25_000,
    subtypes: ['Hygiene supplies', 'Haircut'],
  },
  books_supplies: {
    label: 'Books & Training Supplies',
    code: 'BKS',
    firstCapCents: null,
    subtypes: ['Books', 'Training supplies'],
  },
  childcare_medical: {
    label: 'Childcare/Medical',
    code: 'CHM',
    firstCapCents: null,
    subtypes: ['Childcare', 'Medical'],
  },
  credential_testing: {
    label: 'Educational/Credential Testing',
    code: 'EDU',
    firstCapCents: null,
    subtypes: ['Test fee', 'Licence fee'],
  },
} as const satisfies Record<ServiceCategory, CategoryRow>

/** The contract declares them: they are in its files. */
export { PAYMENT_METHOD_LABELS }
export const PAID_BY_LABELS = { grant: 'Grant', other: 'Other source' } as const satisfies Record<PaidBy, string>

export const SERVICE_STATUS_LABELS = {
  not_set: 'Not set',
  planned: 'Planned/Not started',
  open: 'Started/Open',
  completed_successful: 'Completed, successful',
  completed_unsuccessful: 'Completed, unsuccessful',
  completed_not_required: 'Completed, not required',
} as const satisfies Record<ServiceStatus, string>

/** SUPP-007: the payment description, filled from type and subtype. */
export function costDescription(category: ServiceCategory, subtype: string): string {
  return `${CATEGORIES[category].label}: ${subtype}`
}
