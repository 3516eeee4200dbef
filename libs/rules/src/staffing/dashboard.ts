import type { DashboardMonth, StaffingStatus } from '@isets/contracts'

/**
 * The colour of a month that is over (BILL-033, statuses.csv "Dashboard month"). A month that is not over has no packet
 * and is a "Future date". An un-approved staffing waits for the provider manager again.
 */
export function dashboardMonth(status: StaffingStatus, isBilled: boolean): DashboardMonth {
  if (isBilled) return 'all_complete'
  const colours = {
    not_started: 'not_started',
    in_progress: 'not_started',
    submitted: 'provider_manager_not_complete',
    change_requested: 'provider_manager_not_complete',
    unapproved: 'provider_manager_not_complete',
    approved: 'billing_not_complete',
  } as const satisfies Record<StaffingStatus, DashboardMonth>
  return colours[status]
}
