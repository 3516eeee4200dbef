import { expect, it } from '@jest/globals'
import { ContractView, UserView } from '@isets/contracts'
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

interface Work {
  /** What the title says of it. */
  readonly afterwards: string
  readonly act: (office: Office) => Promise<Afterwards>
}

/** What people do elsewhere while a service is away: it hears of it afterwards, or nobody misses it. */
const HEARS = 'it catches up with what they did'
const MAILS = 'what they did is confirmed by mail'
const MEANWHILE = {
  'help-desk': { afterwards: HEARS, act: somebodyLeaves },
  notifier: { afterwards: HEARS, act: helpIsAsked },
  referrals: { afterwards: HEARS, act: contractIsRenumbered },
  casework: { afterwards: HEARS, act: (office) => referralIsRejected(office, 'billing') },
  billing: { afterwards: HEARS, act: (office) => referralIsRejected(office, 'casework') },
  identity: { afterwards: MAILS, act: helpIsAsked },
  'ies-exchange': { afterwards: MAILS, act: helpIsAsked },
} as const satisfies Record<Service, Work>

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
  it.each(SERVICES.map((service) => [service, MEANWHILE[service].afterwards] as const))(
    'without %s all other services work, and %s',
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
  return MEANWHILE[absent].act(office)
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

async function contractIsRenumbered(office: Office): Promise<Afterwards> {
  const admin = office.of(SUPER_USER)
  const { rows } = await done(
    admin.get(`/contracts?organisationId=${CASE_MANAGER.organisationId}`),
    z.object({ rows: z.array(ContractView) }),
  )
  const [contract] = rows
  if (contract === undefined) throw new Error('The provider has no contract')
  const { id, number, startsOn, endsOn, activities } = contract
  const renumber = (version: number, to: string) =>
    done(admin.patch(`/contracts/${id}`, { version, number: to, startsOn, endsOn, activities }), ContractView)
  const renumbered = await renumber(contract.version, `${number}-R`)
  return async () => {
    const programmes = await done(
      admin.get('/programmes?pageSize=200'),
      z.object({ rows: z.array(z.object({ contract: z.object({ id: z.uuid(), number: z.string() }) })) }),
    )
    const numbers = programmes.rows.flatMap((one) => (one.contract.id === id ? one.contract.number : []))
    expect(new Set(numbers)).toEqual(new Set([`${number}-R`]))
    await renumber(renumbered.version, number)
  }
}

const PENDING = z.object({
  id: z.uuid(),
  version: z.int(),
  customer: z.object({ id: z.uuid() }),
})

/** What a service has of a customer. */
const RECORD = {
  casework: (id: string) => `/customers/${id}`,
  billing: (id: string) => `/customers/${id}/services`,
}

/** `present` shows that the customer was open before, both that they are not any more. */
async function referralIsRejected(office: Office, present: keyof typeof RECORD): Promise<Afterwards> {
  const partner = office.of(CASE_MANAGER)
  const { rows } = await done(partner.get('/referrals?view=mine'), z.object({ rows: z.array(PENDING) }))
  const [open] = rows
  if (open === undefined) throw new Error('There is no referral to be answered')
  const isThere = async (of: keyof typeof RECORD) => (await partner.get(RECORD[of](open.customer.id))).status
  expect(await isThere(present)).toBe(200)
  const answer = { version: open.version, response: 'no_contact', rejectedOn: localDateOf(new Date()) }
  await done(partner.post(`/referrals/${open.id}/rejection`, answer), z.object({ status: z.literal('rejected') }))
  return async () => expect([await isThere('casework'), await isThere('billing')]).toEqual([404, 404])
}

async function done<Shape extends z.ZodType>(sent: Promise<Response>, shape: Shape): Promise<z.infer<Shape>> {
  const answer = await sent
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${text.slice(0, 300)}`)
  return shape.parse(JSON.parse(text))
}
