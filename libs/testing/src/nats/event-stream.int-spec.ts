import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { AckPolicy, jetstream, jetstreamManager, type JsMsg } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { CHECKOUT } from '../system/checkout.ts'
import type { NatsUser } from './credentials.ts'
import { EVENT_TABLE } from './event-columns.ts'
import { deployEventStream, eventsInFlight } from './event-stream.ts'
import { startNats, type RunningNats } from './start-nats.ts'

const A_LONG_TIME = 60_000
let stack: AsyncDisposableStack
let dir: string
const open = new Map<string, NatsConnection>()

beforeEach(() => {
  stack = new AsyncDisposableStack()
  dir = mkdtempSync(join(tmpdir(), 'isets-events-'))
  stack.defer(() => rmSync(dir, { recursive: true, force: true }))
})
afterEach(async () => {
  open.clear()
  await stack.disposeAsync()
})

/** A server on the folder of this test, without events deployed. */
async function server(configFile?: string): Promise<RunningNats> {
  return stack.use(await startNats({ dir, secret: 'of this test', ...(configFile && { configFile }) }))
}

const RIGHTS = readFileSync(join(CHECKOUT, 'docker/nats/nats-server.conf'), 'utf8')
const SERVICES = ['billing', 'casework', 'help-desk', 'notifier', 'referrals']
/** What the server keeps an event of the table as. */
const KEPT = /(": "evt\.[^"]+)\.-"/g

/** The rights file with a change. */
function rights(what: string, from: string | RegExp, to: string): string {
  const changed = RIGHTS.replace(from, to)
  if (changed === RIGHTS) throw new Error(`The rights file has nothing to change: ${what}`)
  const file = join(dir, `${what}.conf`)
  writeFileSync(file, changed)
  return file
}

/** As it was before the server knew who hears what. */
const withoutTable = () => rights('without table', /^ {4}mappings \{[^}]*\}\n/m, '')
/** As it was before lines had an end. */
const withoutEnds = () => rights('without ends', KEPT, '$1"')
/** With a column more, whose service hears nothing yet. */
const withAnotherColumn = () => {
  const file = rights('another column', KEPT, '$1.-.-"')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/("_INBOX_deploy\.columns\.[^">]+)"$/m, '$1.ies-exchange"'))
  return file
}

/** The stream as an earlier deploy step made it. */
async function deployedEarlier(nats: RunningNats, filterOf: (service: string) => string): Promise<void> {
  const manager = await jetstreamManager(await as('deploy', nats))
  await manager.streams.add({ name: 'EVT', subjects: ['evt.>'] })
  for (const service of SERVICES) {
    const made = { durable_name: service, filter_subject: filterOf(service), ack_policy: AckPolicy.Explicit }
    await manager.consumers.add('EVT', made)
  }
}

const deploy = (nats: RunningNats) => deployEventStream(nats.url, nats.credentialsFor('deploy'))

async function as(user: NatsUser, nats: RunningNats): Promise<NatsConnection> {
  const place = `${user} ${nats.url}`
  const known = open.get(place)
  if (known !== undefined) return known
  const connection = await connect({ servers: nats.url, ...nats.credentialsFor(user) })
  stack.defer(() => connection.close())
  open.set(place, connection)
  return connection
}

/** Publishes each `<service>.<type>.<id>` as that service would. One is in the stream before the next goes out. */
async function tell(nats: RunningNats, ...events: readonly string[]): Promise<void> {
  for (const event of events) {
    const [service = ''] = event.split('.')
    const source = await as(service as NatsUser, nats)
    await jetstream(source).publish(`evt.${event.replace('.', '.v1.')}`, '{}')
  }
}

type Settle = (message: JsMsg) => unknown
const acknowledge: Settle = (message) => message.ackAck()

/** What the consumer of a service is given now, in the words of `tell`. */
async function given(nats: RunningNats, service: NatsUser, settle = acknowledge): Promise<string[]> {
  const consumer = await jetstream(await as(service, nats)).consumers.get('EVT', service)
  const events: string[] = []
  for await (const message of await consumer.fetch({ max_messages: 100, expires: 1_000 })) {
    const [, from, , type, id] = message.subject.split('.')
    events.push(`${from}.${type}.${id}`)
    await settle(message)
    if (message.info.pending === 0) break
  }
  return events
}

async function filterOf(nats: RunningNats, service: NatsUser): Promise<string | undefined> {
  const manager = await jetstreamManager(await as('deploy', nats))
  return (await manager.consumers.info('EVT', service)).config.filter_subject
}

describe('the consumer of a service', () => {
  it('still gets new events while many failed ones wait for their next try', async () => {
    const nats = await server()
    await deploy(nats)
    await tell(nats, ...Array.from({ length: 100 }, (_, n) => `help-desk.help-request-filed.bad-${n}`))
    expect(await given(nats, 'notifier', (message) => message.nak(A_LONG_TIME))).toHaveLength(100)
    await tell(nats, 'help-desk.help-request-filed.good')
    expect(await given(nats, 'notifier')).toEqual(['help-desk.help-request-filed.good'])
  })

  it('is given what its service hears in the order in which it happened, and nothing else', async () => {
    const nats = await server()
    await deploy(nats)
    const told = [
      'identity.organisation-changed.1',
      'casework.attendance-changed.2',
      'help-desk.help-request-moved.3',
      'help-desk.help-request-noted.3',
      'casework.case-note-written.4',
      'help-desk.help-request-answered.3',
      'billing.month-locked.5',
      'identity.user-changed.6',
      'casework.enrolment-changed.7',
      'billing.packet-changed.8',
      'identity.sessions-ended.9',
    ]
    await tell(nats, ...told)
    const heard = (...ids: number[]) => ids.map((at) => told[at])
    expect(await given(nats, 'notifier')).toEqual(heard(0, 2, 4, 5, 7))
    expect(await given(nats, 'casework')).toEqual(heard(0, 6, 7))
    expect(await given(nats, 'help-desk')).toEqual(heard(0, 7))
    expect(await given(nats, 'referrals')).toEqual(heard(0, 8))
    expect(await given(nats, 'billing')).toEqual(heard(0, 1, 8))
    expect(await eventsInFlight(nats)).toBe(0)
  })
})

describe('a stream of before the server knew who hears what', () => {
  it('loses and doubles nothing: its consumers change once they have given what was told until then', async () => {
    const before = await server(withoutTable())
    await deployedEarlier(before, () => 'evt.>')
    const told = ['identity.user-changed.1', 'casework.attendance-changed.2']
    await tell(before, ...told)
    expect(await given(before, 'help-desk')).toEqual(told)
    await before.stop()

    const nats = await server()
    const meanwhile = ['identity.user-changed.3', 'casework.attendance-changed.4']
    await tell(nats, ...meanwhile)
    await deploy(nats)
    expect(await filterOf(nats, 'notifier')).toBe('evt.>')
    expect(await given(nats, 'notifier')).toEqual([...told, ...meanwhile])
    expect(await given(nats, 'help-desk')).toEqual(meanwhile)

    await deploy(nats)
    expect(await filterOf(nats, 'notifier')).toBe('evt.*.v1.*.*.*.*.*.notifier.>')
    await tell(nats, 'casework.attendance-changed.5', 'identity.user-changed.6')
    expect(await given(nats, 'notifier')).toEqual(['identity.user-changed.6'])
    expect(await given(nats, 'help-desk')).toEqual(['identity.user-changed.6'])
    expect(await filterOf(nats, 'casework')).toBe('evt.>')
    expect(await given(nats, 'casework')).toHaveLength(6)
  }, 30_000)
})

describe('a stream whose server gets another table', () => {
  it('loses nothing when lines get an end that the filters of before do not match', async () => {
    const before = await server(withoutEnds())
    const columns = (service: string) => SERVICES.map((column) => (column === service ? service : '*')).join('.')
    await deployedEarlier(before, (service) => `evt.*.v1.*.*.${columns(service)}`)
    await tell(before, 'identity.user-changed.1')
    await before.stop()

    const nats = await server()
    await deploy(nats)
    expect(await filterOf(nats, 'billing')).toBe('evt.*.v1.*.*.billing.>')
    expect(await filterOf(nats, 'notifier')).toBe('evt.>')
    const told = ['casework.attendance-changed.2', 'identity.user-changed.3']
    await tell(nats, ...told)
    expect(await given(nats, 'notifier')).toEqual(['identity.user-changed.1', ...told])
    expect(await given(nats, 'billing')).toEqual(['casework.attendance-changed.2'])
  })

  it('loses and doubles nothing with another column: all consumers keep their filters', async () => {
    const before = await server()
    await deploy(before)
    await tell(before, 'identity.user-changed.1')
    expect(await given(before, 'help-desk')).toEqual(['identity.user-changed.1'])
    const filters = await Promise.all(SERVICES.map((service) => filterOf(before, service as NatsUser)))
    await before.stop()

    const nats = await server(withAnotherColumn())
    await tell(nats, 'identity.organisation-changed.2')
    await deploy(nats)
    expect(await Promise.all(SERVICES.map((service) => filterOf(nats, service as NatsUser)))).toEqual(filters)
    expect(await filterOf(nats, 'ies-exchange')).toBe('evt.*.v1.*.*.*.*.*.*.*.ies-exchange.>')
    expect(await given(nats, 'help-desk')).toEqual(['identity.organisation-changed.2'])
    expect(await given(nats, 'referrals')).toEqual(['identity.organisation-changed.2'])
    expect(await given(nats, 'notifier')).toEqual(['identity.user-changed.1', 'identity.organisation-changed.2'])
  })

  it.each([
    ['without a table', withoutTable],
    ['with another table', () => rights('another table', EVENT_TABLE, '0123456789ab')],
    ['whose answer has no fingerprint', () => rights('no fingerprint', `${EVENT_TABLE}.`, '')],
  ])('is left alone while the server still runs with a file %s', async (_what, file) => {
    const before = await server(file())
    await expect(deploy(before)).rejects.toThrow('Restart it with this file')
    const manager = await jetstreamManager(await as('deploy', before))
    expect(await manager.streams.names().next()).toEqual([])
  })
})
