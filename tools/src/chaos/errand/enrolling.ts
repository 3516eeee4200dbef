import type { ActivityType } from '@isets/contracts'
import { activityMixProblem, datePlusDays } from '@isets/rules'
import { eventually } from '@isets/testing'
import { change, fields, list, send, text, type Errand } from './errand.ts'
import { STARTS_IN_DAYS, type Waiting } from './answering-referral.ts'
import type { Provider } from './people.ts'

/** Casework hears of the acceptance when everybody is up again. */
const PATIENCE_MS = 180_000
const LASTS_DAYS = 60

/** A provider accepts a referral, enrols the customer with one activity, and starts it. */
export function enrol({ id, customerId }: Waiting, { worker: { client } }: Provider): Errand {
  return async (pen) => {
    const customer = `/api/customers/${customerId}`
    const today = text((await client.read(`${customer}/plan`))['today'])
    const { screenedOn } = await client.read(customer)
    const accepted = pen.mark()
    const record = `/api/referrals/${id}`
    const days = { assessmentCompletedOn: screenedOn, expectedStartOn: datePlusDays(today, STARTS_IN_DAYS) }
    await pen.write(accepted, change(client, record, `${record}/acceptance`, { ...days, note: `Chaos ${accepted}` }))

    const offered = async () =>
      list((await client.read(`${customer}/enrolment-options`))['choices']).flatMap(possible)[0]
    const { programmeId, type } = await eventually(offered, { timeout: PATIENCE_MS, every: 500 })
    const until = datePlusDays(today, LASTS_DAYS)
    const activity = { type, plannedStartOn: today, plannedEndOn: until, hoursPerWeek: 2_000 }
    const form = { programmeId, activities: [activity] }
    await pen.write(`enrolment ${customerId} ${programmeId}`, send(client, `${customer}/enrolments`, form))
    pen.note(`status ${customerId} pending_activity_start_dates`)

    const plan = await client.read(`${customer}/plan`)
    const planned = list(plan['goals'])
      .flatMap((goal) => list(goal['activities']))
      .find((one) => one['status'] === 'planned')
    if (planned === undefined) throw new Error('The enrolment has brought no activity')
    const start = { version: planned['version'], startedOn: plan['today'] }
    await pen.write(`status ${customerId} active`, send(client, `/api/activities/${text(planned['id'])}/start`, start))
  }
}

/** The programme of a choice with an activity that may begin alone, if nothing is missing. */
function possible(choice: Readonly<Record<string, unknown>>) {
  const types = Array.isArray(choice['activities']) ? (choice['activities'] as ActivityType[]) : []
  const type = types.find((one) => activityMixProblem([one], { hadSnap: false }) === undefined)
  if (choice['possible'] !== true || type === undefined) return []
  return [{ programmeId: text(fields(choice['programme'])['id']), type }]
}
