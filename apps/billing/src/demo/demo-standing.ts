import { demoId, demoPlan, type DemoCustomer, type DemoPlan } from '@isets/demo'
import { activityKind } from '@isets/rules'
import type { EntityManager } from '@mikro-orm/postgresql'

/** First and last day, `YYYY-MM-DD`; `until` is null while it lasts. */
export interface Span {
  readonly since: string
  readonly until: string | null
}

/** When the customer of a plan was Active: from the first SNAP activity until the pause or the exit. */
export function activeSpan({ status, statusSince, exitedOn, enrolment }: DemoPlan): Span | null {
  const started = enrolment?.activities.flatMap(({ type, startedOn }) =>
    startedOn !== null && activityKind(type).isSnap ? startedOn : [],
  )
  const since = started?.toSorted()[0]
  if (since === undefined) return null
  const until = status === 'inactive' ? statusSince : exitedOn
  return until !== null && until < since ? null : { since, until }
}

const STATUS = `insert into status_span (id, customer_id, status, since, until)
  select id, customer_id, 'active', since, until
  from jsonb_to_recordset(?::jsonb) as d(id uuid, customer_id uuid, since date, until date) on conflict do nothing`
const REFERRAL = `insert into referral_span (id, referral_id, customer_id, organisation_id, since, until)
  select id, referral_id, customer_id, organisation_id, since, until
  from jsonb_to_recordset(?::jsonb) as d(id uuid, referral_id uuid, customer_id uuid, organisation_id uuid, since date,
    until date) on conflict do nothing`

/** What the demo's past would have told of statuses and accepted referrals; the events tell only how all stands today. */
export async function insertStanding(em: EntityManager, customers: readonly DemoCustomer[], today: string) {
  const plans = customers.map((customer) => ({ customer, plan: demoPlan(customer, today) }))
  const statuses = plans.flatMap(({ customer: { id, number }, plan }) => {
    const span = activeSpan(plan)
    return span === null ? [] : [{ id: demoId('status-span', String(number)), customer_id: id, ...span }]
  })
  const referrals = plans.flatMap(({ customer: { id, number }, plan: { enrolment } }) =>
    enrolment === null
      ? []
      : [
          {
            ...{ id: demoId('referral-span', String(number)), referral_id: demoId('referral', String(number)) },
            ...{ customer_id: id, organisation_id: enrolment.programme.organisationId },
            ...{ since: enrolment.enrolledOn, until: enrolment.endedOn },
          },
        ],
  )
  await em.execute(STATUS, [JSON.stringify(statuses)], 'run')
  await em.execute(REFERRAL, [JSON.stringify(referrals)], 'run')
}
