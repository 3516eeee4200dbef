import { filledForm } from '../../bench/workload.ts'
import { change, send, text, type Errand, type Pen } from './errand.ts'
import type { Cast, Person, Provider } from './people.ts'

export const COPY = 'copy@provider.example'

/** A request of the help desk that an errand has filed. */
export interface Filed {
  readonly number: string
  /** Its address in the API. */
  readonly record: string
  readonly requester: Person
}

/** A case manager files a help request, an agent answers it. */
export function askForHelp({ worker }: Provider, { agent }: Cast): Errand {
  return async (pen) => {
    await answer(pen, agent, await file(pen, worker), { audience: [worker.user.email, COPY] })
  }
}

/** A person files a request; a colleague gets copies. */
export async function file(pen: Pen, requester: Person, about: object = {}): Promise<Filed> {
  const { client, user } = requester
  const own = { firstName: 'Chaos', lastName: 'Requester', email: user.email, phone: '217-555-0100', extension: '' }
  const filing = pen.mark()
  const form = { ...filledForm(`Chaos ${filing}`), cc: [COPY], requester: own, ...about }
  const filed = await pen.write(filing, send(client, '/api/help-requests', form), ({ number }) =>
    [user.email, COPY].map((to) => ({ to, naming: [`${text(number)}: we have your request`] })),
  )
  return { number: text(filed['number']), record: `/api/help-requests/${text(filed['id'])}`, requester }
}

interface Answering {
  /** Who hears of it by mail. */
  readonly audience: readonly string[]
  /** What support does with the request in the same step. */
  readonly then?: 'wait'
}

/** Somebody answers in ISETS. @returns what stands in the answer and nowhere else */
export async function answer(
  pen: Pen,
  by: Person,
  { record }: Filed,
  { audience, ...rest }: Answering,
): Promise<string> {
  const marker = pen.mark()
  const body = { html: `<p>${marker}</p>`, ...rest }
  const mails = audience.map((to) => ({ to, naming: [marker] }))
  await pen.write(marker, change(by.client, record, `${record}/answers`, body), () => mails)
  return marker
}
