import { DEMO_PASSWORD, DEMO_USERS } from '@isets/demo'
import { buildAll, eventually, startSystem, type RunningSystem } from '@isets/testing'
import { Pool } from 'pg'
import { filledForm, text } from '../bench/workload.ts'
import { killAtRandom, type Victim } from './killer.ts'
import { isClean, judge, markersIn, type Acknowledgement, type Verdict } from './oracle.ts'
import { PersistentClient } from './persistent-client.ts'
import { plan, type Step } from './plan.ts'
import { seeded } from './random.ts'

export interface ChaosResult {
  readonly verdict: Verdict
  readonly deaths: Readonly<Record<Victim, number>>
  /** Commands that needed more than one try. */
  readonly repeated: number
  /** What had not caught up at the end. */
  readonly underway: Readonly<Record<string, number>>
}

const LINES = 6
const REQUESTERS = 6
/** A lease of a mail that was being sent when its sender died runs out long before. */
const CATCH_UP_MS = 180_000
const COPY = 'copy@provider.example'
const NO_LIMITS = { RATE_USER: '1000000', RATE_MAIL: '1000000', RATE_SIGN_IN: '100000', RATE_DEAD_SESSION: '100000' }

/** Files and answers while everything behind the gateway is killed in turn, and says what came of it. */
export async function chaosHelpDesk(
  seed: number,
  operations: number,
  say: (line: string) => void,
): Promise<ChaosResult> {
  say('Building and starting the system')
  await buildAll()
  await using system = await startSystem({ mail: 'sink', seed: true, durable: true, env: { gateway: NO_LIMITS } })
  const people = peopleOf(system)
  const steps = plan(seeded(seed), operations, REQUESTERS)
  say(`Seed ${seed}: ${steps.length} filings and answers, kill -9 at random`)

  const done = new AbortController()
  const killing = killAtRandom(system, seeded(seed + 1), done.signal)
  const { told, repeated } = await perform(steps, people, say).finally(() => done.abort())
  const deaths = await killing

  say('Waiting until everything has caught up')
  const sink = system.mailSink
  if (!sink) throw new Error('The mail sink is missing')
  const helpDesk = new Pool({ connectionString: system.databaseUrl('help-desk') })
  const notifier = new Pool({ connectionString: system.databaseUrl('notifier') })
  try {
    const verdict = async () => judge(told, await markersIn(helpDesk, seed), sink.received)
    const calm = async () => isCalm(await underway(helpDesk, notifier)) && isClean(await verdict())
    await eventually(calm, { timeout: CATCH_UP_MS, every: 1_000 }).catch(() =>
      say('Not everything has caught up in time'),
    )
    return { verdict: await verdict(), deaths, repeated, underway: await underway(helpDesk, notifier) }
  } finally {
    await Promise.all([helpDesk.end(), notifier.end()])
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
async function perform(steps: readonly Step[], people: People, say: (line: string) => void) {
  const filed = new Map(steps.filter(isFiling).map(({ marker }) => [marker, Promise.withResolvers<Filed>()]))
  const told: Acknowledgement[] = []
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
  return { told, repeated }
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

/** What is still on its way, by name; all zero when everything has caught up. Empty while a database is coming back. */
async function underway(helpDesk: Pool, notifier: Pool): Promise<Readonly<Record<string, number>>> {
  try {
    const counts = async (pool: Pool, queries: Readonly<Record<string, string>>) =>
      Promise.all(
        Object.entries(queries).map(async ([name, sql]): Promise<[string, number]> => {
          const { rows } = await pool.query<{ count: string }>(`select count(*) as count from ${sql}`)
          return [name, Number(rows[0]?.count ?? 0)]
        }),
      )
    return Object.fromEntries([
      ...(await counts(helpDesk, { 'events not yet published': 'outbox where published_at is null' })),
      ...(await counts(notifier, {
        'mails queued': `delivery where state = 'queued'`,
        'mails being sent': `delivery where state = 'sending'`,
        'mails given up': `delivery where state = 'failed'`,
        'events not digested': 'dead_letter where redriven_at is null',
      })),
    ])
  } catch {
    return {}
  }
}

function isCalm(state: Readonly<Record<string, number>>): boolean {
  return Object.keys(state).length > 0 && Object.values(state).every((count) => count === 0)
}
