import { filledForm } from '../../bench/workload.ts'
import { change, send, text, type Errand } from './errand.ts'
import type { Cast, Provider } from './people.ts'

const COPY = 'copy@provider.example'

/** A case manager files a help request, an agent answers it. */
export function askForHelp({ worker: { client, user } }: Provider, { agent }: Cast): Errand {
  const own = { firstName: 'Chaos', lastName: 'Requester', email: user.email, phone: '217-555-0100', extension: '' }
  return async (pen) => {
    const filing = pen.mark()
    const form = { ...filledForm(`Chaos ${filing}`), cc: [COPY], requester: own }
    const toBoth = (words: string) => [user.email, COPY].map((to) => ({ to, naming: [words] }))
    const filed = await pen.write(filing, send(client, '/api/help-requests', form), ({ number }) =>
      toBoth(`${text(number)}: we have your request`),
    )
    const record = `/api/help-requests/${text(filed['id'])}`
    const answer = pen.mark()
    const html = `<p>${answer}</p>`
    await pen.write(answer, change(agent.client, record, `${record}/answers`, { html }), () => toBoth(answer))
  }
}
