import { expect, it } from '@jest/globals'
import { CustomerView, UserView } from '@isets/contracts'
import { DEMO_USERS, type DemoUser } from '@isets/demo'
import { localDateOf } from '@isets/rules'
import { factsTakenIn, SERVICES, type Service } from '@isets/testing'
import * as z from 'zod'
import { apiClient, type ApiClient } from '../stage/api-client.ts'
import { AGENT, CASE_MANAGER, SUPER_USER, demoPerson } from '../stage/people.ts'
import { plainForm } from '../stage/requests.ts'
import { Stage } from '../stage/stage.ts'

const PATIENCE_MS = 120_000
const CATCHING_UP_MS = 60_000

/** What a person sees of each service: a page that needs this service and the session only. */
const PAGES = {
  identity: [SUPER_USER, '/users'],
  'help-desk': [AGENT, '/help-requests/queue?view=open'],
  notifier: [CASE_MANAGER, '/mail/preferences'],
  'ies-exchange': [SUPER_USER, '/ies/imports'],
  referrals: [CASE_MANAGER, '/referrals?view=pending'],
  casework: [CASE_MANAGER, '/customers?status=active'],
  billing: [demoPerson('idhs-1'), '/overrides'],
} as const satisfies Record<Service, readonly [DemoUser, string]>

/** What people do elsewhere while a service is away, of which it hears afterwards. */
const MEANWHILE = {
  identity: helpIsAsked,
  'help-desk': somebodyLeaves,
  notifier: helpIsAsked,
  'ies-exchange': helpIsAsked,
  referrals: customerPauses,
  casework: referralIsRejected,
  billing: customerPauses,
} as const satisfies Record<Service, (office: Office) => Promise<Afterwards>>

/** Looks for the consequence once the service is back, and leaves the demo as it was where that can be. */
type Afterwards = () => Promise<unknown>

/** The people of `PAGES`, signed in a moment ago: what the gateway knows of them lasts 45 seconds. */
class Office {
  readonly stage: Stage
  readonly #clients: ReadonlyMap<DemoUser, ApiClient>

  private constructor(stage: Stage, clients: ReadonlyMap<DemoUser, ApiClient>) {
    this.stage = stage
    this.#clients = clients
  }

  static async open(stage: Stage): Promise<Office> {
    const people = [...new Set(Object.values(PAGES).map(([person]): DemoUser => person))]
    const signedIn = people.map(async (person) => [person, await apiClient(stage.system.webUrl, person)] as const)
    return new Office(stage, new Map(await Promise.all(signedIn)))
  }

  of(person: DemoUser): ApiClient {
    const client = this.#clients.get(person)
    if (client === undefined) throw new Error(`${person.key} is not in the office`)
    return client
  }

  /** What each service's page answers. */
  async answers(): Promise<Partial<Record<Service, number>>> {
    const each = SERVICES.map(async (service): Promise<[Service, number]> => {
      const [person, path] = PAGES[service]
      return [service, (await this.of(person).get(path)).status]
    })
    return Object.fromEntries(await Promise.all(each))
  }
}

const ALL_WELL = Object.fromEntries(SERVICES.map((service) => [service, 200]))

/** Each service is stopped in turn while the others work. Last of all stories: a referral is rejected here. */
export function whileOneIsAway(): void {
  it.each(SERVICES)(
    'without %s all other services work, and it catches up with what they did',
    async (absent) => {
      const office = await Office.open(new Stage())
      const { system } = office.stage
      expect(await office.answers()).toEqual(ALL_WELL)
      await system.service(absent).stop()
      const look = await meanwhile(office, absent).finally(() => system.service(absent).restart())
      await factsTakenIn(system, CATCHING_UP_MS)
      await look()
      expect(await office.answers()).toEqual(ALL_WELL)
    },
    PATIENCE_MS,
  )

  it(
    'without the gateway nobody gets in, mails still go out, and sessions go on afterwards',
    async () => {
      const office = await Office.open(new Stage())
      const { system } = office.stage
      const mailed = await helpIsAsked(office)
      await system.service('gateway').stop()
      try {
        await expect(office.answers()).rejects.toThrow()
        await mailed()
      } finally {
        await system.service('gateway').restart()
      }
      expect(await office.answers()).toEqual(ALL_WELL)
    },
    PATIENCE_MS,
  )
}

async function meanwhile(office: Office, absent: Service): Promise<Afterwards> {
  expect(await office.answers()).toEqual({ ...ALL_WELL, [absent]: 503 })
  return MEANWHILE[absent](office)
}

async function helpIsAsked(office: Office): Promise<Afterwards> {
  const form = { ...plainForm(CASE_MANAGER), summary: 'Asked while one of the services was away' }
  const { number } = await done(office.of(CASE_MANAGER).post('/help-requests', form), z.object({ number: z.string() }))
  return () => office.stage.mailTo(CASE_MANAGER.email, new RegExp(`^${number}: we have your request`))
}

async function somebodyLeaves(office: Office): Promise<Afterwards> {
  const admin = office.of(SUPER_USER)
  const leaver = DEMO_USERS.findLast(
    ({ roles, status }) => status === 'active' && roles.includes('partner') && !roles.includes('fcrc'),
  )
  const { rows } = await done(admin.get(`/users?q=${leaver?.email}`), z.object({ rows: z.array(UserView) }))
  const command = (name: string, version: number | undefined) =>
    done(admin.post(`/users/${rows[0]?.id}/${name}`, { version, reason: 'Has left the provider.' }), UserView)
  const { version } = await command('deactivate', rows[0]?.version)
  return () => command('reactivate', version)
}

async function customerPauses(office: Office): Promise<Afterwards> {
  const partner = office.of(CASE_MANAGER)
  const found = await done(
    partner.get('/customers?status=active'),
    z.object({ rows: z.array(z.object({ id: z.uuid() })) }),
  )
  for (const { id } of found.rows) {
    const { version, allowed } = await done(partner.get(`/customers/${id}`), CustomerView)
    if (!allowed.includes('pause')) continue
    const command = (name: string, of: number) =>
      done(partner.post(`/customers/${id}/status`, { version: of, command: name }), CustomerView)
    const paused = await command('pause', version)
    return () => command('resume', paused.version)
  }
  throw new Error('There is no active customer who can be set to inactive')
}

const PENDING = z.object({
  id: z.uuid(),
  version: z.int(),
  customer: z.object({ id: z.uuid() }),
})

async function referralIsRejected(office: Office): Promise<Afterwards> {
  const partner = office.of(CASE_MANAGER)
  const { rows } = await done(partner.get('/referrals?view=mine'), z.object({ rows: z.array(PENDING) }))
  const [open] = rows
  if (open === undefined) throw new Error('There is no referral to be answered')
  const answer = { version: open.version, response: 'no_contact', rejectedOn: localDateOf(new Date()) }
  await done(partner.post(`/referrals/${open.id}/rejection`, answer), z.object({ status: z.literal('rejected') }))
  return async () => expect((await partner.get(`/customers/${open.customer.id}`)).status).toBe(404)
}

async function done<Shape extends z.ZodType>(sent: Promise<Response>, shape: Shape): Promise<z.infer<Shape>> {
  const answer = await sent
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${text.slice(0, 300)}`)
  return shape.parse(JSON.parse(text))
}
