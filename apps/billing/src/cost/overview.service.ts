import type { Action, Caller, costs, InputOf, ServiceGoal, ServicesView, Subject } from '@isets/contracts'
import { matches, recordFilter, serves, type AppAbility } from '@isets/policies'
import { fiscalYearDates, fiscalYearOfDate, localDateOf, takesCostsOn } from '@isets/rules'
import { Clock, preparedQueries, recordAudit, type CallContext, type Query } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { hasExited, readCustomer, type CustomerInHand } from '../customer/customer-in-hand.ts'
import { presentGoals } from './goals.ts'
import { categoryYears, yearQuery, type YearRow } from './year.query.ts'

type Activity = ServicesView['activities'][number] & { readonly isSnap: boolean }

const ACTIVITIES = `select a.id, a.type, a.is_snap as "isSnap", a.organisation_id as "organisationId",
  coalesce(g.name, '') as "organisationName", a.programme_id as "programmeId", a.started_on::text as "startedOn",
  a.completed_on::text as "endedOn"
  from activity_projection a left join organisation_projection g on g.id = a.organisation_id
  where a.customer_id = ? and a.started_on <= ? and (a.completed_on is null or a.completed_on >= ?)
  order by a.started_on desc, a.id`
const YEARS = 'select distinct fiscal_year as "fiscalYear" from cost where customer_id = ?'

/** Shows the supportive services of a customer (SUPP-010, SUPP-011, SUPP-030). */
@Injectable()
export class ServicesOverview {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** The reading is audited like a change. */
  async open(input: InputOf<typeof costs.openServices>, { caller, ability }: CallContext): Promise<ServicesView> {
    const { customerId } = input
    const customer = await readCustomer(this.em, customerId, ability)
    const today = localDateOf(this.clock.now())
    const thisYear = fiscalYearOfDate(today)
    const fiscalYear = input.fiscalYear ?? thisYear
    type Rows = [YearRow, { fiscalYear: number }, Activity, ServiceGoal]
    const [rows, years, activities, goals] = await preparedQueries<Rows>(this.em, [
      yearQuery(customerId, fiscalYear, today),
      { sql: YEARS, params: [customerId] },
      activitiesQuery(customerId, fiscalYear, today),
      presentGoals(customerId),
    ])
    const categories = categoryYears(rows)
    recordAudit(this.em, { action: 'read', objectType: 'SupportiveServiceCost', objectId: customerId })
    return {
      customerId,
      customerName: customer.displayName,
      fiscalYear,
      fiscalYears: [...new Set([thisYear, ...years.map((row) => row.fiscalYear)])].toSorted((a, b) => b - a),
      categories,
      totalCents: categories.reduce((sum, { totalCents }) => sum + totalCents, 0),
      activities: activities.filter(takesCostsOf(caller)).map(({ isSnap: _isSnap, ...activity }) => activity),
      goals,
      exitedOn: customer.exitedOn,
      today,
      allowed: allowedIn(customer, ability),
    }
  }
}

function activitiesQuery(customerId: string, fiscalYear: number, today: string): Query {
  const { startsOn, endsOn } = fiscalYearDates(fiscalYear)
  return { sql: ACTIVITIES, params: [customerId, endsOn < today ? endsOn : today, startsOn] }
}

/** Whether the caller can enter a cost of that year in an activity. */
function takesCostsOf(caller: Caller) {
  return (one: Activity) =>
    takesCostsOn({ ...one, completedOn: one.endedOn }, one.startedOn) && serves(caller, one.organisationId)
}

function allowedIn(customer: CustomerInHand, ability: AppAbility): ServicesView['allowed'] {
  const may = (action: Action, subject: Subject) => matches(recordFilter(ability, action, subject), customer)
  if (hasExited(customer) && !may('editAfterExit', 'SupportiveServiceCost')) return []
  const adds = may('add', 'SupportiveServiceCost') ? (['addService', 'addCost'] as const) : []
  return [...adds, ...(may('request', 'CostOverride') ? (['requestIncrease'] as const) : [])]
}
