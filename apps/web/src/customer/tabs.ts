import type { Action, Subject } from '@isets/contracts'

interface RecordTab {
  /** Under `record` in the texts. */
  readonly key: string
  /** An address of the router. */
  readonly to: string
  readonly needs: readonly [Action, Subject]
}

/** The parts of a customer's record, each with the right that opens it: one line a part. */
export const RECORD_TABS = [
  { key: 'overview', to: '/customers/$id', needs: ['read', 'Customer'] },
  { key: 'screening', to: '/customers/$id/screening', needs: ['read', 'Assessment'] },
  { key: 'referrals', to: '/customers/$id/referrals', needs: ['read', 'Referral'] },
  { key: 'plan', to: '/customers/$id/plan', needs: ['read', 'Activity'] },
  { key: 'attendance', to: '/customers/$id/attendance', needs: ['read', 'Attendance'] },
  { key: 'notes', to: '/customers/$id/notes', needs: ['read', 'CaseNote'] },
  { key: 'services', to: '/customers/$id/services', needs: ['read', 'SupportiveServiceCost'] },
] as const satisfies readonly RecordTab[]
