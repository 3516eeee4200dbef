import type { ServiceCategory } from '@isets/contracts'
import { demoId, demoPlan, draw, drawOne, type DemoCustomer } from '@isets/demo'
import { CATEGORIES, datePlusDays, fiscalYearOfDate, takesCostsOn } from '@isets/rules'

/** A part of a customer's plan in which costs are entered. */
export interface CostPlan {
  readonly customer: DemoCustomer
  readonly activityId: string
  readonly goalId: string
  readonly organisationId: string
  readonly programmeId: string
  readonly startedOn: string
  /** `null` while it goes on. */
  readonly completedOn: string | null
}

/** A cost of the demo as it was entered, without regard to caps. */
export interface DemoCost {
  readonly id: string
  readonly plan: CostPlan
  readonly category: ServiceCategory
  readonly fiscalYear: number
  readonly subtype: string
  readonly issuedOn: string
  readonly unitCents: number
  readonly quantity: number
}

/** What is bought how often, of a hundred months, and for how much: at least, at most, in dollars. */
const HABITS = [
  ['transportation', 70, 30, 110],
  ['clothing', 9, 40, 160],
  ['personal_hygiene', 8, 15, 60],
  ['housing_utilities', 4, 80, 260],
  ['books_supplies', 7, 20, 140],
  ['credential_testing', 3, 45, 150],
] as const satisfies readonly (readonly [ServiceCategory, number, number, number])[]

/** One of so many customers with an active plan needs more clothing than the cap pays, these days. */
const OVER_CAP_EVERY = 18
const DAYS_IN_A_MONTH = 30
const FIRST_DAYS = 4

/** Fourteen months of costs for the plans, the oldest first. */
export function demoCosts(customers: readonly DemoCustomer[], today: string): DemoCost[] {
  const plans = customers.flatMap((customer) => plansOf(customer, today))
  return plans.flatMap((plan) => costsOf(plan, today)).toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
}

/** The SNAP activities of the customer that were started, one after the other: those beside another are left out. */
function plansOf(customer: DemoCustomer, today: string): CostPlan[] {
  const { enrolment } = demoPlan(customer, today)
  if (enrolment === null) return []
  const { programme, activities, goalId } = enrolment
  return activities.flatMap(({ id: activityId, type, startedOn, completedOn }, place) => {
    const counts = startedOn !== null && takesCostsOn({ type, isSnap: true, startedOn, completedOn }, startedOn)
    if (!counts || place === 1) return []
    const { organisationId, id: programmeId } = programme
    return [{ customer, activityId, goalId, organisationId, programmeId, startedOn, completedOn }]
  })
}

function costsOf(plan: CostPlan, today: string): DemoCost[] {
  const { startedOn, completedOn, customer } = plan
  const end = completedOn ?? today
  const costs: DemoCost[] = []
  for (let month = 0, day = startedOn; day <= end; month += 1, day = datePlusDays(day, DAYS_IN_A_MONTH)) {
    costs.push(...HABITS.flatMap((habit) => ofAMonth(plan, habit, month, day, end)))
  }
  const isActive = completedOn === null && customer.story === 'active' && customer.number % OVER_CAP_EVERY === 0
  return isActive ? [...costs, boots(plan, today)] : costs
}

function ofAMonth(
  plan: CostPlan,
  [category, often, least, most]: (typeof HABITS)[number],
  month: number,
  from: string,
  end: string,
): DemoCost[] {
  const { number } = plan.customer
  const purpose = `${category} ${month}`
  // Who begins has to get there: an activity starts with fares in its first days.
  const isStart = month === 0 && category === 'transportation'
  if (!isStart && draw(number, purpose, 100) >= often) return []
  const day = datePlusDays(from, draw(number, `${purpose} day`, isStart ? FIRST_DAYS : DAYS_IN_A_MONTH - 2))
  if (day > end) return []
  const dollars = least + draw(number, `${purpose} dollars`, most - least)
  const quantity = category === 'transportation' ? 1 + draw(number, `${purpose} times`, 2) : 1
  return [
    {
      id: demoId('cost', plan.activityId, purpose),
      plan,
      category,
      fiscalYear: fiscalYearOfDate(day),
      subtype: drawOne(number, purpose, CATEGORIES[category].subtypes),
      issuedOn: day,
      unitCents: dollars * 100 + draw(number, `${purpose} cents`, 20) * 5,
      quantity,
    },
  ]
}

/** Work boots and a tool belt, beyond what is left of the cap. */
function boots(plan: CostPlan, today: string): DemoCost {
  const { number } = plan.customer
  const day = datePlusDays(today, -draw(number, 'boots', 3))
  const issuedOn = day < plan.startedOn ? plan.startedOn : day
  return {
    id: demoId('cost', plan.activityId, 'boots'),
    plan,
    category: 'clothing',
    fiscalYear: fiscalYearOfDate(issuedOn),
    subtype: 'Work clothes',
    issuedOn,
    unitCents: 31_500 + draw(number, 'boots cents', 80) * 100,
    quantity: 1,
  }
}
