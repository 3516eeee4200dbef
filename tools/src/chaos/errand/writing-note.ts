import { change, rowsOf, send, text, type Errand } from './errand.ts'
import type { Cast, Provider } from './people.ts'

/** What is said to the request that a note be deleted. */
export type Decision = 'approved' | 'rejected'

/** A case manager writes a note with a copy to the colleague and asks for its deletion; a super user decides. */
export function writeNote(customerId: string, provider: Provider, cast: Cast, decision: Decision): Errand {
  const { superUser, today } = cast
  const { worker, colleague } = provider
  return async (pen) => {
    await send(worker.client, `/api/customers/${customerId}/resource-team`, { userId: colleague.user.id })
    const written = pen.mark()
    const parts = { data: 'Spoke about the training.', analysis: 'Keeps to the plan.', plan: `Next step ${written}` }
    const note = { contactOn: today(), contactType: 'phone', ...parts, copyTo: [colleague.user.id] }
    const answer = await pen.write(
      written,
      send(worker.client, `/api/customers/${customerId}/notes`, note),
      ({ id }) => [{ to: colleague.user.email, naming: [`note=${text(id)}`] }],
    )
    const noteId = text(answer['id'])
    const asked = pen.mark()
    const request = { reason: 'other', explanation: `Written by mistake ${asked}`, duplicateOf: null }
    await pen.write(asked, send(worker.client, `/api/case-notes/${noteId}/deletion-requests`, request))
    const open = await rowsOf(superUser.client, '/api/deletion-requests?sort=-requested&pageSize=200')
    const row = open.find((one) => one['noteId'] === noteId)
    if (row === undefined) throw new Error('The request to delete a note is not in the list')
    const record = `/api/deletion-requests/${text(row['id'])}`
    const decided = pen.mark()
    const said = { decision, note: `Looked at ${decided}` }
    await pen.write(decided, change(superUser.client, record, `${record}/decision`, said), () => [
      { to: worker.user.email, naming: [`Deletion of a case note ${decision}`, customerId] },
    ])
    const shown = await rowsOf(worker.client, `/api/customers/${customerId}/notes?pageSize=100`)
    const isShown = shown.some((one) => one['id'] === noteId)
    if (isShown !== (decision === 'rejected'))
      throw new Error(`A note whose deletion was ${decision} is shown: ${isShown}`)
  }
}
