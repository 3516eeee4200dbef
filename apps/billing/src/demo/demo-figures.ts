import { attendedDays, demoCustomers, demoPlan, draw, type DemoActivity } from '@isets/demo'
import { activityKind, monthRange } from '@isets/rules'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { AttendanceFigure, CostFigure, Figures, ParticipantFigure } from '../packet/figures.ts'
import { participant } from '../packet/figures.query.ts'
import { activeSpan, type Span } from './demo-standing.ts'

/** What has become of the figures: still open, reviewed by the provider, or frozen with the approval. */
export type FiguresStanding = 'open' | 'reviewed' | 'frozen'

interface PlannedActivity extends Omit<DemoActivity, 'startedOn' | 'status'> {
  readonly startedOn: string
  /** When the customer was Active. */
  readonly active: Span | null
  readonly programmeId: string
  readonly enrolledOn: string
  readonly endedOn: string | null
  readonly customerId: string
  readonly number: number
  readonly name: string
  readonly individualNumber: string
}

type Hours = Pick<AttendanceFigure, 'hours' | 'verifiedHours'>
type Cost = Omit<CostFigure, 'name' | 'individualNumber'> & { readonly programmeId: string; readonly month: string }

const ATTENDED = `
with activity as (select * from jsonb_to_recordset(?::jsonb) as d(id uuid, customer_id uuid, hours_per_week int,
  started_on date, completed_on date))
select activity_id as "activityId", to_char(day, 'YYYY-MM') as month, sum(hours)::int as hours,
  coalesce(sum(hours) filter (where verified_at is not null), 0)::int as "verifiedHours"
from (${attendedDays('activity')}) d group by 1, 2`
const COSTS = `
select c.id as "costId", c.customer_id as "customerId", c.category, to_char(c.issued_on, 'YYYY-MM-DD') as "incurredOn",
  c.total_cents as cents,
  c.total_cents - case when c.status in ('over_cap', 'override_denied') then c.excess_cents else 0 end as "billableCents",
  case c.status when 'over_cap' then 'pending' when 'override_approved' then 'approved'
    when 'override_denied' then 'rejected' else 'none' end as override,
  false as "changedAfterSubmission", true as "approvedByPartner", c.programme_id as "programmeId", c.month
from counted_cost c where c.paid_by = 'grant' and c.amendment_id is null`

/**
 * What the packets of the demo report: who took part by their plans, with the hours that casework's demo tells and the
 * costs that are there. Counted as the service will count them, so that what was reviewed has not changed since.
 */
export class DemoFigures {
  private constructor(
    private readonly activities: ReadonlyMap<string, readonly PlannedActivity[]>,
    private readonly hours: ReadonlyMap<string, Hours>,
    private readonly costs: ReadonlyMap<string, readonly Cost[]>,
  ) {}

  /** @param today the demo's day, `YYYY-MM-DD` */
  static async read(em: EntityManager, today: string): Promise<DemoFigures> {
    const planned = plannedActivities(today)
    const relation = planned.map(({ id, customerId, hoursPerWeek, startedOn, completedOn }) => ({
      ...{ id, customer_id: customerId, hours_per_week: hoursPerWeek },
      ...{ started_on: startedOn, completed_on: completedOn },
    }))
    const attended = await preparedQuery<Hours & { activityId: string; month: string }>(em, ATTENDED, [
      JSON.stringify(relation),
      ...[today, today, today],
    ])
    const costs = await preparedQuery<Cost>(em, COSTS, [])
    return new DemoFigures(
      Map.groupBy(planned, ({ programmeId }) => programmeId),
      new Map(attended.map((one) => [`${one.activityId} ${one.month}`, one])),
      Map.groupBy(costs, ({ programmeId, month }) => `${programmeId} ${month}`),
    )
  }

  /** The report of a programme and month, with the names of its customers. */
  of(programmeId: string, month: string, standing: FiguresStanding): Figures {
    const people = new Map(this.activities.get(programmeId)?.map((one) => [one.customerId, one]))
    const named = (customerId: string) => {
      const { name = '', individualNumber = null } = people.get(customerId) ?? {}
      return { customerId, name, individualNumber }
    }
    const costs = this.costs.get(`${programmeId} ${month}`) ?? []
    return {
      participants: this.participants(programmeId, month, standing),
      costs: costs.map(({ programmeId: _programme, month: _month, ...cost }) => ({
        ...cost,
        ...named(cost.customerId),
      })),
      attendance: (this.activities.get(programmeId) ?? []).flatMap(({ id, customerId, type }) => {
        const attended = this.hours.get(`${id} ${month}`)
        if (attended === undefined) return []
        const { hours, verifiedHours } = attended
        return [{ ...named(customerId), activity: type, hours, verifiedHours }]
      }),
    }
  }

  /** An activity of the customer in the month, in which a cost can have been entered. */
  activityIn(programmeId: string, month: string, customerId: string): PlannedActivity | undefined {
    return this.openIn(programmeId, month).find((one) => one.customerId === customerId)
  }

  private openIn(programmeId: string, month: string): PlannedActivity[] {
    const overlaps = overlapping(month)
    return (this.activities.get(programmeId) ?? []).filter(
      (one) =>
        activityKind(one.type).isSnap &&
        overlaps(one.startedOn, one.completedOn) &&
        overlaps(one.enrolledOn, one.endedOn),
    )
  }

  private participants(programmeId: string, month: string, standing: FiguresStanding): ParticipantFigure[] {
    const overlaps = overlapping(month)
    const open = this.openIn(programmeId, month).filter(({ active }) => active && overlaps(active.since, active.until))
    const byCustomer = Map.groupBy(open, ({ customerId }) => customerId)
    return [...byCustomer.values()]
      .flatMap((ones) => this.participant(ones, month, standing))
      .toSorted((a, b) => a.name.localeCompare(b.name))
  }

  private participant(ones: readonly PlannedActivity[], month: string, standing: FiguresStanding): ParticipantFigure[] {
    const [one] = ones
    if (one === undefined) return []
    const hours = ones.flatMap(({ id }) => this.hours.get(`${id} ${month}`) ?? [])
    const chosen = draw(one.number, `form ${month}`, 8) === 0 ? 'required' : 'not_required'
    const row = {
      ...{ customerId: one.customerId, name: one.name, individualNumber: one.individualNumber },
      activities: [...new Set(ones.map(({ type }) => type))].toSorted().join(', '),
      ...{ etStatus: 'active', startedOn: ones.map(({ startedOn }) => startedOn) },
      hours: hours.reduce((sum, attended) => sum + attended.hours, 0),
      verifiedHours: hours.reduce((sum, attended) => sum + attended.verifiedHours, 0),
      form4334: standing === 'open' ? null : chosen,
      idhsVerification: standing === 'frozen' ? ('eligible' as const) : null,
      staffingCompleted: standing === 'frozen',
    } as const
    return [participant(row, month)]
  }
}

function overlapping(month: string) {
  const { first, last } = monthRange(month)
  return (from: string, to: string | null) => from <= last && (to === null || to >= first)
}

function plannedActivities(today: string): PlannedActivity[] {
  return demoCustomers(today).flatMap((customer) => {
    const plan = demoPlan(customer, today)
    const { enrolment } = plan
    if (enrolment === null) return []
    const active = activeSpan(plan)
    const { programme, enrolledOn, endedOn, activities } = enrolment
    const person = { customerId: customer.id, number: customer.number, individualNumber: customer.individualNumber }
    const name = `${customer.firstName} ${customer.lastName}`
    return activities.flatMap(({ startedOn, ...activity }) =>
      startedOn === null
        ? []
        : [{ ...activity, ...person, name, active, startedOn, programmeId: programme.id, enrolledOn, endedOn }],
    )
  })
}
