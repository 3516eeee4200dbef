import { startStand as startServiceStand, type ServiceStand } from '@isets/service-kit/testing'
import { ManualClock } from '@isets/testing'
import { BillingModule } from '../app.module.ts'
import { billingOrm } from '../orm.ts'

/** A Monday, nine o'clock in Chicago. */
export const MONDAY = '2026-03-02T15:00:00Z'

export interface BillingStand extends ServiceStand {
  readonly clock: ManualClock
}

/** The service on a real database and a real bus, with a clock that stands still until it is moved. */
export async function startStand(): Promise<BillingStand> {
  const clock = new ManualClock(MONDAY)
  const stand = await startServiceStand({ name: 'billing', module: BillingModule, clock, ...billingOrm })
  return {
    ...stand,
    clock,
  }
}
