import { change, fields, list, send, text, type Errand } from './errand.ts'
import type { Cast, Provider } from './people.ts'

/** A cost within the cap, one over it, the request for an override, and its approval by an IDHS manager. */
export async function overspend(
  customerId: string,
  { worker }: Provider,
  { idhsManager, idhsManagers }: Cast,
): Promise<Errand | undefined> {
  const services = `/api/customers/${customerId}/services`
  const year = await worker.client.read(services)
  const today = text(year['today'])
  const activity = list(year['activities']).find((one) => text(one['startedOn']) <= today && one['endedOn'] === null)
  const category = list(year['categories']).find(
    (one) => typeof one['capCents'] === 'number' && one['block'] === null && one['service'] === null,
  )
  if (activity === undefined || category === undefined) return undefined
  const capCents = Number(category['capCents']) + Number(category['approvedCents'])
  const code = text(category['category'])
  return async (pen) => {
    const { client } = worker
    const added = pen.mark()
    const service = { category: code, status: 'open', goal: 'Begin the training', notes: `Needed ${added}` }
    await pen.write(added, send(client, services, service))
    const cost = async (unitCents: number) => {
      const marker = pen.mark()
      const money = { method: 'gift_card', issuedOn: today, unitCents, quantity: 1, paidBy: 'grant' }
      const entry = { category: code, activityId: activity['id'], subtype: `Chaos ${marker}`, ...money }
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
        idhsManagers.map(({ email }) => ({ to: email, naming: [`${text(number)}: an override is asked for`] })),
    )
    const record = `/api/overrides/${text(fields(request)['id'])}`
    const decided = pen.mark()
    const decision = { decision: 'approve', reason: `Necessary ${decided}` }
    await pen.write(decided, change(idhsManager.client, record, `${record}/decision`, decision), ({ number }) => [
      { to: worker.user.email, naming: [`${text(number)}: your override was`] },
    ])
  }
}
