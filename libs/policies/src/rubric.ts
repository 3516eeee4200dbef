import { access, platform } from './rubric/access.ts'
import { activities, employment } from './rubric/activities.ts'
import { contracts, programmes } from './rubric/contracts-programmes.ts'
import { filing, requests } from './rubric/help-desk.ts'
import { afterExit, caseNotes, profile } from './rubric/profile.ts'
import { providers } from './rubric/providers.ts'
import { intake, referrals } from './rubric/referrals.ts'
import { reports } from './rubric/reports.ts'
import type { RubricArea, RubricRow } from './rubric/row.ts'
import { services } from './rubric/services.ts'
import { billing, staffing } from './rubric/staffing.ts'
import { status } from './rubric/status.ts'

/**
 * Who may do what: the ISETS Permissions Rubric with the rights stated elsewhere (IDN-065). Rights are only ever
 * given, never taken away: what no row grants is refused.
 */
export const rubric: readonly RubricArea[] = [
  intake,
  referrals,
  status,
  profile,
  caseNotes,
  activities,
  services,
  afterExit,
  employment,
  staffing,
  billing,
  providers,
  contracts,
  programmes,
  reports,
  filing,
  requests,
  access,
  platform,
]

export const rubricRows: readonly RubricRow[] = rubric.flatMap((area) => area.rows)
