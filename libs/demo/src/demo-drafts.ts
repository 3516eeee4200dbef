import { Temporal } from 'temporal-polyfill'
import type { DemoCustomer } from './demo-customers.ts'
import { demoPlan } from './demo-plans.ts'
import { draw, drawOne } from './draw.ts'
import { DEMO_ORGANISATIONS } from './organisations.ts'

/** An Initial Screening that was begun and not submitted. */
export interface DemoDraft {
  readonly organisationId: string
  /** `YYYY-MM-DD` */
  readonly startedOn: string
}

/** One of so many customers whom nobody has screened was begun with; of old screenings one of so many is being updated. */
const BEGUN_EVERY = 5
const UPDATED_EVERY = 12
const LONGEST_DAYS = 80
const OLD_MONTHS = 12

/**
 * The screening that lies begun for a demo customer, or `null`: some since this week, some for so long that they are
 * overdue (ASMT-021).
 *
 * @param today the demo's day in Illinois, `YYYY-MM-DD`, the one that the customer was made for
 */
export function demoDraft(customer: DemoCustomer, today: string): DemoDraft | null {
  const { number, story, organisationId } = customer
  const day = Temporal.PlainDate.from(today)
  const startedOn = day.subtract({ days: 1 + draw(number, 'draft', LONGEST_DAYS) }).toString()
  if (story === 'new') {
    if (draw(number, 'begun', BEGUN_EVERY) > 0) return null
    return { organisationId: drawOne(number, 'beginner', DEMO_ORGANISATIONS).id, startedOn }
  }
  const { screenedOn } = demoPlan(customer, today)
  const isOld = screenedOn !== null && screenedOn < day.subtract({ months: OLD_MONTHS }).toString()
  if (story !== 'active' || organisationId === null || !isOld || draw(number, 'begun', UPDATED_EVERY) > 0) return null
  return { organisationId, startedOn }
}
