import type { ActivityStatus, ActivityType, CustomerListRow, EtStatus, PlanView } from '@isets/contracts'
import { preparedQuery } from '@isets/service-kit'
import type { EntityManager } from '@mikro-orm/postgresql'
import { ENROLMENTS, type OpenedCustomer } from '../customer/open.query.ts'

type Named = CustomerListRow['providers'][number]

export interface PlannedActivityColumns {
  id: string
  version: number
  type: ActivityType
  isSnap: boolean
  status: ActivityStatus
  organisation: Named
  plannedStartOn: string
  plannedEndOn: string
  hoursPerWeek: number
  startedOn: string | null
  completedOn: string | null
  notes: string
  hasAttendance: boolean
}
export interface GoalColumns {
  id: string
  version: number
  enrolmentId: string
  organisationId: string
  ended: boolean
  statement: string
  category: string
  term: PlanView['goals'][number]['term']
  status: PlanView['goals'][number]['status']
  activities: PlannedActivityColumns[]
}
export interface PlanColumns {
  readonly id: string
  readonly name: string
  readonly individual_number: string
  readonly et_status: EtStatus
  readonly enrolments: OpenedCustomer['enrolments']
  /** Programme to its contracted activities. */
  readonly contracted: Record<string, string[]>
  readonly goals: GoalColumns[]
  readonly log: PlanView['log']
}

/** PLAN-040: the most recent start first. */
const ACTIVITIES = `coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'version', a.version, 'type', a.type,
    'isSnap', a.is_snap, 'status', a.status, 'plannedStartOn', a.planned_start_on, 'plannedEndOn', a.planned_end_on,
    'hoursPerWeek', a.hours_per_week, 'startedOn', a.started_on, 'completedOn', a.completed_on, 'notes', a.notes,
    'organisation', jsonb_build_object('id', a.organisation_id, 'name', coalesce(o.name, '')),
    'hasAttendance', exists (select 1 from attendance_day d where d.activity_id = a.id))
    order by coalesce(a.started_on, a.planned_start_on) desc, a.id desc)
  from activity a left join organisation o on o.id = a.organisation_id where a.goal_id = g.id), '[]')`
const LOG_LINES = 50
const PLAN = `
select c.id, c.first_name || ' ' || c.last_name as name, c.individual_number, c.et_status, ${ENROLMENTS} as enrolments,
  coalesce((select jsonb_object_agg(p.id, p.activities) from programme p
    where p.id in (select e.programme_id from enrolment e where e.customer_id = c.id)), '{}') as contracted,
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'version', g.version, 'enrolmentId', g.enrolment_id,
      'organisationId', e.organisation_id, 'ended', e.ended_on is not null, 'statement', g.statement,
      'category', g.category, 'term', g.term, 'status', g.status, 'activities', ${ACTIVITIES})
      order by e.ended_on is not null, e.enrolled_on desc, g.added_at)
    from goal g join enrolment e on e.id = g.enrolment_id where g.customer_id = c.id), '[]') as goals,
  coalesce((select jsonb_agg(line) from (
    select jsonb_build_object('id', l.id, 'at', l.at, 'by', l.actor_name, 'section', l.section, 'action', l.action,
      'item', l.item, 'from', l.was, 'to', l.became, 'reason', l.reason) as line
    from plan_change l where l.customer_id = c.id order by l.at desc, l.id desc limit ${LOG_LINES}) lines), '[]') as log
from customer c where c.id = ?`

/** The plan of a customer, as row security lets it be seen; the caller's right to the customer is checked before. */
export async function readPlan(em: EntityManager, customerId: string): Promise<PlanColumns | undefined> {
  const [row] = await preparedQuery<PlanColumns>(em, PLAN, [customerId])
  return row
}
