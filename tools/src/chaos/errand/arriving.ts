import { demoCustomers, demoDraft, type DemoCustomer } from '@isets/demo'
import { datePlusDays } from '@isets/rules'
import { eventually } from '@isets/testing'
import { STARTS_IN_DAYS } from './answering-referral.ts'
import { revoke, sign } from './consenting.ts'
import { change, list, revise, send, text, type Done, type Errand, type Pen } from './errand.ts'
import type { Cast, Person, Provider } from './people.ts'

/** Everybody is up again by then, and the others have heard of a screening. */
const PATIENCE_MS = 180_000

const ANSWERS = {
  ...{ receivesSnap: true, receivesTanf: false, householdSize: 2, caresForChild: false },
  ...{ employed: false, lastWorked: 'under_2_years', highestGrade: 'high_school', inSchool: false },
  ...{ readsEnglish: true, ableToWork: true, situations: ['transportation'], availableHours: 25 },
  ...{ skills: ['care', 'food'] },
}

/** Eligible people whom IES knows and nobody has met yet, nor begun to screen. */
export function newcomers(today: string): DemoCustomer[] {
  return demoCustomers(today).filter(
    (one) => one.story === 'new' && one.eligibility === 'eligible' && demoDraft(one, today) === null,
  )
}

/** What becomes of a newcomer after IDHS has answered. */
export const OUTCOMES = ['takes the consent back', 'stays'] as const

/**
 * A provider finds somebody in IES, completes the Initial Screening, has the consent signed and refers to IDHS, which
 * confirms. Some take the consent back then: that closes the referral, and the provider sees the record no more.
 */
export function arrive(
  customer: DemoCustomer,
  provider: Provider,
  cast: Cast,
  outcome: (typeof OUTCOMES)[number],
): Errand {
  return async (pen) => {
    await screen(pen, customer, provider, cast)
    const { id: customerId } = customer
    const office = await officeFor(customerId, provider)
    const parties = { disclosingOrganisationId: provider.organisationId, receivingOrganisationId: null }
    const consent = await sign(pen, customerId, provider.worker, parties, cast)
    const referralId = await referBack(pen, { customerId, consentId: consent.id, office }, provider, cast)
    if (outcome === 'stays') return
    await revoke(pen, provider.worker, consent)
    pen.note(`referral ${referralId} revoke`)
    pen.note(`status ${customerId} consent_revoked`)
    pen.note(`nobody sees ${customerId}`)
  }
}

async function screen(pen: Pen, customer: DemoCustomer, { organisationId, worker }: Provider, { today }: Cast) {
  const { client } = worker
  const begun = begin(customer, worker)
  const { id } = await pen.write(`screening of ${customer.id} by ${organisationId}`, begun)
  const record = `/api/screenings/${text(id)}`
  const said = pen.mark()
  const remarks = `Comes on Mondays ${said}`
  const half = { householdSize: 2, remarks }
  const saved = revise(client, record, {
    act: record,
    method: 'PUT',
    body: ({ version }) => ({ version, answers: half }),
  })
  await pen.write(said, saved)
  const answers = { ...ANSWERS, availableFrom: today(), remarks }
  await pen.write(`screening ${text(id)} complete 3`, change(client, record, `${record}/submission`, { answers }))
}

/** A search serves for half an hour, and the clock may go on between: then the person is looked for again. */
function begin({ id, firstName, lastName, individualNumber }: DemoCustomer, { client }: Person): Promise<Done> {
  const look = async () => {
    await client.command('/api/ies/search', { firstName, lastName, individualNumber })
    return send(client, `/api/customers/${id}/screenings`, {})
  }
  return eventually(look, { timeout: PATIENCE_MS, every: 500 })
}

/** An office of IDHS, once the form of a new referral knows of the screening. */
function officeFor(customerId: string, { worker: { client } }: Provider): Promise<string> {
  const look = async () => {
    const { screened, offices } = await client.read(`/api/referrals/form/${customerId}`)
    return screened === true && text(list(offices)[0]?.['name'])
  }
  return eventually(look, { timeout: PATIENCE_MS, every: 500 })
}

interface Reverse {
  readonly customerId: string
  readonly consentId: string
  readonly office: string
}

/** The reverse referral, and the answer of workforce development. @returns its id */
async function referBack(pen: Pen, given: Reverse, { worker }: Provider, { workforce, today }: Cast): Promise<string> {
  const submitted = pen.mark()
  const days = { assessmentCompletedOn: today(), expectedStartOn: datePlusDays(today(), STARTS_IN_DAYS) }
  const wish = { response: 'assessment_completed', serviceNeeded: 'SJP', note: `Chaos ${submitted}` }
  const sent = send(worker.client, '/api/referrals/reverse', { ...given, ...wish, ...days })
  const id = text((await pen.write(submitted, sent))['id'])
  const record = `/api/referrals/${id}`
  const decided = pen.mark()
  const decision = { receivesSnap: true, etEligible: true, note: `Chaos ${decided}` }
  await pen.write(decided, change(workforce.client, record, `${record}/decision`, decision))
  return id
}
