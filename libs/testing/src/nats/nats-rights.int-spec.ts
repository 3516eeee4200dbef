import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { PermissionViolationError, type NatsConnection, type SubscriptionOptions } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { testNats } from '../jest/test-servers.ts'
import { NATS_USERS, type NatsUser } from './credentials.ts'
import type { RunningNats } from './start-nats.ts'

type Service = Exclude<NatsUser, 'deploy' | 'system'>
const SERVICES = NATS_USERS.filter((user): user is Service => user !== 'deploy' && user !== 'system')
/** Those whom the gateway calls. */
const ANSWERING = SERVICES.filter((service) => service !== 'gateway')
const CONSUMING: readonly Service[] = ['billing', 'casework', 'help-desk', 'notifier', 'referrals']
/** Who may ask the IES exchange whether the caller has just found a person. */
const ASKING: readonly Service[] = ['referrals', 'casework']
const othersOf = (service: Service) => SERVICES.filter((other) => other !== service)

let nats: RunningNats
const open = new Map<Service, NatsConnection>()

beforeAll(async () => {
  nats = await testNats()
  for (const service of SERVICES) {
    open.set(service, await connect({ servers: nats.url, ...nats.credentialsFor(service), noEcho: true }))
  }
})
afterAll(async () => {
  for (const connection of open.values()) await connection.close()
  await nats.stop()
})

function as(service: Service): NatsConnection {
  const connection = open.get(service)
  if (!connection) throw new Error(`${service} is not connected`)
  return connection
}

/** What the server said to a publication: the refusal, or `accepted` once it answered a ping sent after it. */
async function publishing(service: Service, subject: string): Promise<string> {
  const connection = as(service)
  const statuses = connection.status()
  connection.publish(subject, '{}')
  await connection.flush()
  const refusal = (async () => {
    for await (const status of statuses) {
      if (status.type === 'error' && status.error instanceof PermissionViolationError) return 'refused'
    }
    return 'closed'
  })()
  return Promise.race([refusal, connection.flush().then(() => 'accepted')])
}

async function subscribing(service: Service, subject: string, options: SubscriptionOptions = {}): Promise<string> {
  const connection = as(service)
  return new Promise((resolve) => {
    const callback = (error: Error | null) => {
      if (error) resolve('refused')
    }
    const subscription = connection.subscribe(subject, { ...options, callback })
    void connection.flush().then(async () => {
      await connection.flush()
      subscription.unsubscribe()
      resolve('accepted')
    })
  })
}

describe('the rights of the services on the bus', () => {
  it('refuses a connection without credentials or with a wrong password', async () => {
    await expect(connect({ servers: nats.url, maxReconnectAttempts: 0 })).rejects.toThrow(/authorization/i)
    const guessed = { user: 'help-desk', pass: 'guessed', maxReconnectAttempts: 0 }
    await expect(connect({ servers: nats.url, ...guessed })).rejects.toThrow(/authorization/i)
  })

  it('leaves whoever connects on a busy machine time to say the name', async () => {
    const system = await connect({ servers: nats.url, ...nats.credentialsFor('system') })
    const { data } = (await system.request('$SYS.REQ.SERVER.PING.VARZ')).json<{ data: { auth_timeout: number } }>()
    await system.close()
    expect(data.auth_timeout).toBe(20)
  })

  it.each(SERVICES)('%s cannot publish an event of another service', async (service) => {
    for (const other of othersOf(service)) {
      expect([other, await publishing(service, `evt.${other}.v1.forged.1`)]).toEqual([other, 'refused'])
    }
  })

  it.each(SERVICES)('%s cannot answer requests to another service, nor listen to them', async (service) => {
    for (const other of othersOf(service)) {
      expect(await subscribing(service, `${other}.v1.*`)).toBe('refused')
      expect(await subscribing(service, `${other}.v1.*`, { queue: other })).toBe('refused')
      expect(await subscribing(service, `${other}.v1.sign-in`, { queue: service })).toBe('refused')
    }
  })

  it.each(SERVICES)('%s cannot listen to replies to others, by name or by wildcard', async (service) => {
    for (const other of othersOf(service)) expect(await subscribing(service, `_INBOX_${other}.>`)).toBe('refused')
    for (const wildcard of ['>', '*', '*.>', '_INBOX.>', '$JS.>', '$SYS.>']) {
      expect([wildcard, await subscribing(service, wildcard)]).toEqual([wildcard, 'refused'])
    }
    expect(await subscribing(service, `_INBOX_${service}.>`)).toBe('accepted')
  })

  it.each(SERVICES)('%s cannot change or read the event stream beyond its own consumer', async (service) => {
    const foreign = CONSUMING.filter((consumer) => consumer !== service)
    const operations = [
      'STREAM.CREATE.EVT',
      'STREAM.UPDATE.EVT',
      'STREAM.DELETE.EVT',
      'STREAM.PURGE.EVT',
      'STREAM.MSG.GET.EVT',
      'STREAM.MSG.DELETE.EVT',
      'DIRECT.GET.EVT',
      'STREAM.SNAPSHOT.EVT',
      'CONSUMER.CREATE.EVT',
      'CONSUMER.CREATE.EVT.tap',
      'CONSUMER.DURABLE.CREATE.EVT.tap',
      // A consumer under its own name that would be given more.
      `CONSUMER.CREATE.EVT.${service}`,
      `CONSUMER.CREATE.EVT.${service}.evt.>`,
      `CONSUMER.DURABLE.CREATE.EVT.${service}`,
      `CONSUMER.DELETE.EVT.${service}`,
      ...foreign.map((consumer) => `CONSUMER.MSG.NEXT.EVT.${consumer}`),
      ...foreign.map((consumer) => `CONSUMER.DELETE.EVT.${consumer}`),
    ]
    for (const operation of operations) {
      expect([operation, await publishing(service, `$JS.API.${operation}`)]).toEqual([operation, 'refused'])
    }
    for (const consumer of foreign) {
      expect(await publishing(service, `$JS.ACK.EVT.${consumer}.1.1.1.1.0`)).toBe('refused')
    }
  })

  it('a service cannot listen to its own subjects outside its queue group', async () => {
    expect(await subscribing('help-desk', 'help-desk.v1.*')).toBe('refused')
    expect(await subscribing('help-desk', 'help-desk.v1.*', { queue: 'help-desk' })).toBe('accepted')
  })

  it('IES-001 the IES exchange hears nothing of what ISETS keeps, so that nothing can go back to IES', async () => {
    expect(CONSUMING).not.toContain('ies-exchange')
    for (const other of othersOf('ies-exchange')) {
      expect([other, await subscribing('ies-exchange', `evt.${other}.v1.>`)]).toEqual([other, 'refused'])
    }
    for (const consumer of [...CONSUMING, 'ies-exchange']) {
      expect(await publishing('ies-exchange', `$JS.API.CONSUMER.MSG.NEXT.EVT.${consumer}`)).toBe('refused')
    }
  })

  it('the gateway can listen to no event but those that it passes on', async () => {
    const refused = ['evt.>', 'evt.*.v1.>', 'evt.help-desk.v1.>', 'evt.casework.v1.attendance-changed.>']
    for (const subject of [...refused, 'evt.help-desk.v1.help-request-mail-trouble.>']) {
      expect([subject, await subscribing('gateway', subject)]).toEqual([subject, 'refused'])
    }
    expect(await subscribing('gateway', 'evt.referrals.v1.referral-changed.>')).toBe('accepted')
  })

  it.each(ANSWERING)('%s can call no other service', async (service) => {
    for (const other of ANSWERING) {
      expect([other, await publishing(service, `${other}.v1.open`)]).toEqual([other, 'refused'])
    }
  })

  it.each(ANSWERING)('%s can ask no other service but the one question of the IES exchange', async (service) => {
    const expected = ASKING.includes(service) ? 'accepted' : 'refused'
    expect(await publishing(service, 'ies-exchange.v1.openFound')).toBe(expected)
    for (const operation of ['searchIes', 'addCustomer', 'listLookups']) {
      expect(await publishing(service, `ies-exchange.v1.${operation}`)).toBe('refused')
    }
  })

  it.each(ANSWERING)('%s can answer those only who may ask it', async (service) => {
    const askers = service === 'ies-exchange' ? ASKING : []
    for (const other of SERVICES.filter((one) => one !== 'gateway')) {
      const expected = askers.includes(other) ? 'accepted' : 'refused'
      expect([other, await publishing(service, `_INBOX_${other}.forged`)]).toEqual([other, expected])
    }
    expect(await publishing(service, '_INBOX_gateway.answer')).toBe('accepted')
  })
})

describe('what the rights leave open', () => {
  it('the gateway asks the help desk and gets the answer', async () => {
    as('help-desk').subscribe('help-desk.v1.*', {
      queue: 'help-desk',
      callback: (_error, message) => void message.respond(`answer to ${message.subject}`),
    })
    await as('help-desk').flush()
    const answer = await as('gateway').request('help-desk.v1.file', '{}')
    expect(answer.string()).toBe('answer to help-desk.v1.file')
  })

  it('an event of the help desk reaches the notifier by its consumer, and the gateway as a hint', async () => {
    const hints = as('gateway').subscribe('evt.help-desk.v1.help-request-filed.>', { max: 1 })
    await as('gateway').flush()
    const js = jetstream(as('help-desk'))
    const filed = 'evt.help-desk.v1.help-request-filed.7'
    const { stream, seq } = await js.publish(filed, '{}', { msgID: 'one' })
    expect([stream, seq]).toEqual(['EVT', 1])
    expect((await js.publish(filed, '{}', { msgID: 'one' })).duplicate).toBe(true)

    const consumer = await jetstream(as('notifier')).consumers.get('EVT', 'notifier')
    const message = await consumer.next({ expires: 5000 })
    expect(message?.subject).toBe(`${filed}.-.-.-.notifier.-.-`)
    expect(await message?.ackAck()).toBe(true)
    for await (const hint of hints) expect(hint.subject).toContain(filed)
  })

  it('a publishing service can read the state of the stream, which healing needs', async () => {
    const manager = await jetstreamManager(as('help-desk'))
    const { state, config } = await manager.streams.info('EVT')
    expect(state.last_seq).toBeGreaterThanOrEqual(0)
    expect(config).toMatchObject({ deny_delete: true, deny_purge: true, discard: 'new' })
  })

  it.each(ANSWERING)(
    'the gateway can call %s, which answers in its queue group and tells its own events',
    async (service) => {
      expect(await publishing('gateway', `${service}.v1.open`)).toBe('accepted')
      expect(await subscribing(service, `${service}.v1.*`, { queue: service })).toBe('accepted')
      expect(await publishing(service, `evt.${service}.v1.told.1`)).toBe('accepted')
    },
  )

  it.each(CONSUMING)('%s reads events by its own consumer and acknowledges them', async (service) => {
    await jetstream(as('identity')).publish('evt.identity.v1.organisation-changed.8', '{}')
    const consumer = await jetstream(as(service)).consumers.get('EVT', service)
    const message = await consumer.next({ expires: 5000 })
    expect(message?.subject).toMatch(/^evt\.identity\.v1\.organisation-changed\.8\./)
    expect(await message?.ackAck()).toBe(true)
  })
})
