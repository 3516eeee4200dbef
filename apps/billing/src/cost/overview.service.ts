import type { Action, Caller, costs, InputOf, ServicesView, Subject } from '@isets/contracts'
import { matches, recordFilter, serves, type AppAbility } from '@isets/policies'
import { fiscalYearDates, fiscalYearOfDate, localDateOf, takesCostsOn } from '@isets/rules'
import { Clock, preparedQuery, recordAudit, type CallContext } from '@isets/service-kit'
import { EntityManager } from '@mikro-orm/postgresql'
import { Injectable } from '@nestjs/common'
import { hasExited, readCustomer, type CustomerInHand } from '../customer/customer-in-hand.ts'
import { categoryYears } from './year.query.ts'

type Activity = ServicesView['activities'][number] & { readonly isSnap: boolean }

const ACTIVITIES = `select a.id, a.type, a.is_snap as "isSnap", a.organisation_id as "organisationId",
  coalesce(g.name, '') as "organisationName", a.programme_id as "programmeId", a.started_on::text as "startedOn",
  a.completed_on::text as "endedOn"
  from activity_projection a left join organisation_projection g on g.id = a.organisation_id
  where a.customer_id = ? and a.started_on <= ? and (a.completed_on is null or a.completed_on >= ?)
  order by a.started_on desc, a.id`
const YEARS = 'select distinct fiscal_year from cost where customer_id = ?'

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
    const categories = await categoryYears(this.em, customerId, fiscalYear, today)
    recordAudit(this.em, { action: 'read', objectType: 'SupportiveServiceCost', objectId: customerId })
    return {
      customerId,
      customerName: customer.displayName,
      fiscalYear,
      fiscalYears: await this.years(customerId, thisYear),
      categories,
      totalCents: categories.reduce((sum, { totalCents }) => sum + totalCents, 0),
      activities: await this.activities(customerId, fiscalYear, today, caller),
      exitedOn: customer.exitedOn,
      today,
      allowed: allowedIn(customer, ability),
    }
  }

  private async years(customerId: string, thisYear: number): Promise<number[]> {
    const rows = await preparedQuery<{ fiscal_year: number }>(this.em, YEARS, [customerId])
    return [...new Set([thisYear, ...rows.map((row) => row.fiscal_year)])].toSorted((a, b) => b - a)
  }

  /** Those in which the caller can enter a cost of that year. */
  private async activities(
    customerId: string,
    fiscalYear: number,
    today: string,
    caller: Caller,
  ): Promise<ServicesView['activities']> {
    const { startsOn, endsOn } = fiscalYearDates(fiscalYear)
    const last = endsOn < today ? endsOn : today
    const rows = await preparedQuery<Activity>(this.em, ACTIVITIES, [customerId, last, startsOn])
    return rows
      .filter((one) => takesCostsOn({ ...one, completedOn: one.endedOn }, one.startedOn))
      .filter((one) => serves(caller, one.organisationId))
      .map(({ isSnap: _isSnap, ...activity }) => activity)
  }
}

function allowedIn(customer: CustomerInHand, ability: AppAbility): ServicesView['allowed'] {
  const may = (action: Action, subject: Subject) => matches(recordFilter(ability, action, subject), customer)
  if (hasExited(customer) && !may('editAfterExit', 'SupportiveServiceCost')) return []
  const adds = may('add', 'SupportiveServiceCost') ? (['addService', 'addCost'] as const) : []
  return [...adds, ...(may('request', 'CostOverride') ? (['requestIncrease'] as const) : [])]
}
