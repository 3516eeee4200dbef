import type { Left } from '../timed/course.ts'
import { change, fields, list, send, text, type Errand, type Pen } from './errand.ts'
import type { Cast, Provider } from './people.ts'

/** A cost within the cap, one over it, the request for an override, and its approval by an IDHS manager. */
export async function overspend(customerId: string, provider: Provider, cast: Cast): Promise<Errand | undefined> {
  const plan = await overspending(customerId, provider)
  if (plan === undefined) return undefined
  return async (pen) => {
    const { record } = await askForOverride(pen, plan, cast)
    const decided = pen.mark()
    const decision = { decision: 'approve', reason: `Necessary ${decided}` }
    const { client } = cast.idhsManager
    await pen.write(decided, change(client, record, `${record}/decision`, decision), ({ number }) => [
      { to: provider.worker.user.email, naming: [`${text(number)}: your override was`] },
    ])
  }
}

/** The same, but nobody decides: each IDHS manager is reminded at 24 and at 48 hours. */
export async function leaveUndecided(
  customerId: string,
  provider: Provider,
  cast: Cast,
  left: Pick<Left, 'reminders'>,
): Promise<Errand | undefined> {
  const plan = await overspending(customerId, provider)
  if (plan === undefined) return undefined
  return async (pen) => {
    const { number } = await askForOverride(pen, plan, cast)
    for (const words of ['undecided for 24 hours', 'the decision is due']) {
      const about = `${number}: ${words}`
      left.reminders.push(...cast.idhsManagers.map(({ email }) => ({ kind: 'reminder' as const, about, to: email })))
    }
  }
}

/** The clock may go on into the next month before the cost arrives. */
const LATE = 'The receipt came at the end of the month'

interface Overspending {
  readonly customerId: string
  readonly provider: Provider
  readonly activityId: string
  readonly category: string
  readonly goalId: string
  /** What the category takes in this year, in cents. */
  readonly capCents: number
}

/** A customer for whom a cost over a cap can be entered, if this one is. */
async function overspending(customerId: string, provider: Provider): Promise<Overspending | undefined> {
  const year = await provider.worker.client.read(`/api/customers/${customerId}/services`)
  const today = text(year['today'])
  const activity = list(year['activities']).find((one) => text(one['startedOn']) <= today && one['endedOn'] === null)
  const category = list(year['categories']).find(
    (one) => typeof one['capCents'] === 'number' && one['block'] === null && one['service'] === null,
  )
  const [goal] = list(year['goals'])
  if (activity === undefined || category === undefined || goal === undefined) return undefined
  const capCents = Number(category['capCents']) + Number(category['approvedCents'])
  const ids = { activityId: text(activity['id']), category: text(category['category']), goalId: text(goal['id']) }
  return { customerId, provider, ...ids, capCents }
}

async function askForOverride(pen: Pen, { customerId, provider, ...of }: Overspending, cast: Cast) {
  const { client } = provider.worker
  const { category, activityId, goalId, capCents } = of
  const added = pen.mark()
  const service = { category, status: 'open', goalId, notes: `Needed ${added}` }
  await pen.write(added, send(client, `/api/customers/${customerId}/services`, service))
  const cost = async (unitCents: number) => {
    const marker = pen.mark()
    const money = { method: 'gift_card', issuedOn: cast.today(), unitCents, quantity: 1, paidBy: 'grant' }
    const entry = { category, activityId, subtype: `Chaos ${marker}`, amendmentReason: LATE, ...money }
    return pen.write(marker, send(client, `/api/customers/${customerId}/costs`, entry))
  }
  await cost(100)
  const over = await cost(capCents + 100)
  if (over['status'] !== 'over_cap') throw new Error(`A cost over the cap is ${String(over['status'])}`)
  const asked = pen.mark()
  const explanation = `Required by the training ${asked}`
  const request = await pen.write(
    asked,
    send(client, `/api/costs/${text(over['id'])}/override`, { version: over['version'], explanation }),
    ({ number }) =>
      cast.idhsManagers.map(({ email }) => ({ to: email, naming: [`${text(number)}: an override is asked for`] })),
  )
  return { number: text(request['number']), record: `/api/overrides/${text(fields(request)['id'])}` }
}
