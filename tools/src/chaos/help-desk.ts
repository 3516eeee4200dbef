import { DEMO_PASSWORD, DEMO_USERS } from '@isets/demo'
import type { RunningSystem } from '@isets/testing'
import { filledForm, text } from '../bench/workload.ts'
import { judge, markersIn, type Acknowledgement } from './oracle.ts'
import { PersistentClient } from './persistent-client.ts'
import { plan, type Step } from './plan.ts'
import { seeded } from './random.ts'
import type { Ground, Scenario, Work } from './scenario.ts'

const LINES = 6
const REQUESTERS = 6
const COPY = 'copy@provider.example'

/** Filings and answers of the help desk, and the mails that come of them. */
export const helpDesk: Scenario = {
  victims: ['help-desk', 'notifier', 'nats', 'postgres'],
  prepare,
}

async function prepare({ system, databases, seed, operations, say }: Ground): Promise<Work> {
  const { mailSink } = system
  if (!mailSink) throw new Error('The mail sink is missing')
  const people = peopleOf(system)
  const steps = plan(seeded(seed), operations, REQUESTERS)
  const told: Acknowledgement[] = []
  return {
    leftOut: [],
    what: `${steps.length} filings and answers`,
    perform: () => perform(steps, people, told, say),
    judge: async () => judge(told, await markersIn(databases['help-desk'], seed), mailSink.received),
  }
}

interface People {
  readonly requesters: readonly { readonly client: PersistentClient; readonly email: string }[]
  readonly agent: PersistentClient
}

function peopleOf(system: RunningSystem): People {
  const partners = DEMO_USERS.filter((user) => user.roles.includes('partner')).slice(0, REQUESTERS)
  const agent = DEMO_USERS.find((user) => user.roles.includes('siu_agent'))
  if (!agent) throw new Error('There is no demo agent')
  const client = (email: string) => new PersistentClient(system.webUrl, email, DEMO_PASSWORD)
  return { requesters: partners.map(({ email }) => ({ client: client(email), email })), agent: client(agent.email) }
}

interface Filed {
  readonly id: string
  readonly requester: number
}

/** Performs the steps on a few lines at once; an answer waits for the filing that it answers. */
async function perform(
  steps: readonly Step[],
  people: People,
  told: Acknowledgement[],
  say: (line: string) => void,
): Promise<number> {
  const filed = new Map(steps.filter(isFiling).map(({ marker }) => [marker, Promise.withResolvers<Filed>()]))
  let repeated = 0
  const rest = steps.values()
  const line = async () => {
    for (const step of rest) {
      const { acknowledgement, tries } = isFiling(step)
        ? await file(step, people, (one) => filed.get(step.marker)?.resolve(one))
        : await answer(step, people, await filed.get(step.of)?.promise)
      told.push(acknowledgement)
      if (tries > 1) repeated++
      if (told.length % 100 === 0) say(`${told.length} acknowledged`)
    }
  }
  await Promise.all(Array.from({ length: LINES }, line))
  return repeated
}

type Filing = Extract<Step, { kind: 'file' }>
type Answer = Extract<Step, { kind: 'answer' }>

function isFiling(step: Step): step is Filing {
  return step.kind === 'file'
}

async function file(step: Filing, { requesters }: People, then: (filed: Filed) => void) {
  const requester = requesters[step.requester]
  if (!requester) throw new Error(`There is no requester ${step.requester}`)
  const form = { ...filledForm(`Chaos ${step.marker}`), cc: [COPY] }
  const own = {
    firstName: 'Chaos',
    lastName: 'Requester',
    email: requester.email,
    phone: '217-555-0100',
    extension: '',
  }
  const acknowledged = await requester.client.command('/api/help-requests', { ...form, requester: own })
  if (acknowledged === 'stale') throw new Error('A filing cannot be stale')
  then({ id: text(acknowledged.body.id), requester: step.requester })
  return { acknowledgement: { step, audience: [requester.email, COPY] }, tries: acknowledged.tries }
}

async function answer(step: Answer, { requesters, agent }: People, of: Filed | undefined) {
  const requester = of && requesters[of.requester]
  if (!requester) throw new Error(`${step.marker} answers nothing`)
  const client = step.by === 'agent' ? agent : requester.client
  const path = `/api/help-requests/${of.id}`
  for (;;) {
    const { version } = await client.read(path)
    const acknowledged = await client.command(`${path}/answers`, { version, html: `<p>${step.marker}</p>` })
    if (acknowledged === 'stale') continue // somebody was faster: look again, as a person would
    const audience = step.by === 'agent' ? [requester.email, COPY] : [COPY]
    return { acknowledgement: { step, audience }, tries: acknowledged.tries }
  }
}
