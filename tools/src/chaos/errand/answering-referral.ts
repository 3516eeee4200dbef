import { datePlusDays } from '@isets/rules'
import { change, fields, rowsOf, text, type Errand, type Pen } from './errand.ts'
import type { Cast, Provider } from './people.ts'

/** The clock may go on before the answer arrives: a start is planned further ahead. */
export const STARTS_IN_DAYS = 30

/** A referral that waits for a provider. */
export interface Waiting {
  readonly id: string
  readonly customerId: string
}

/** Referrals of eligible customers that the provider can answer. */
export async function waitingReferrals({ worker: { client } }: Provider): Promise<Waiting[]> {
  const rows = await rowsOf(client, '/api/referrals?view=mine&pageSize=200')
  return rows
    .filter((row) => fields(row['customer'])['eligibility'] === 'eligible')
    .map((row) => ({ id: text(row['id']), customerId: text(fields(row['customer'])['id']) }))
}

/** A provider contacts a customer who was referred to it, accepts, and tells that the customer will not come. */
export function answerReferral(waiting: Waiting, provider: Provider, { today }: Cast): Errand {
  return async (pen) => {
    const step = stepsOn(pen, waiting, provider)
    await step('contact', {})
    await step('acceptance', { assessmentCompletedOn: today(), expectedStartOn: datePlusDays(today(), STARTS_IN_DAYS) })
    await step('report', {})
  }
}

/** A provider contacts a customer who was referred to it, and puts them on its waiting list. */
export function putOnWaitingList(waiting: Waiting, provider: Provider): Errand {
  return async (pen) => {
    const step = stepsOn(pen, waiting, provider)
    await step('contact', {})
    await step('waiting-list', {})
    pen.note(`status ${waiting.customerId} wait_list`)
  }
}

function stepsOn(pen: Pen, { id }: Waiting, { worker: { client } }: Provider) {
  const record = `/api/referrals/${id}`
  return async (act: string, body: object) => {
    const note = pen.mark()
    await pen.write(note, change(client, record, `${record}/${act}`, { ...body, note: `Chaos ${note}` }))
  }
}
