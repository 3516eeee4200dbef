import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { jetstream } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { testNats } from '../jest/test-servers.ts'
import type { RunningNats } from './start-nats.ts'

const A_LONG_TIME = 60_000
let nats: RunningNats
let source: NatsConnection
let reader: NatsConnection

beforeAll(async () => {
  nats = await testNats()
  source = await connect({ servers: nats.url, ...nats.credentialsFor('help-desk') })
  reader = await connect({ servers: nats.url, ...nats.credentialsFor('notifier'), inboxPrefix: '_INBOX_notifier' })
})
afterAll(async () => {
  await source.close()
  await reader.close()
  await nats.stop()
})

describe('the consumer of a service', () => {
  it('still gets new events while many failed ones wait for their next try', async () => {
    const publish = (id: string) => jetstream(source).publish(`evt.help-desk.v1.filed.${id}`, '{}', { msgID: id })
    const consumer = await jetstream(reader).consumers.get('EVT', 'notifier')
    for (let count = 0; count < 100; count += 1) {
      await publish(`bad-${count}`)
      const bad = await consumer.next({ expires: 1_000 })
      bad?.nak(A_LONG_TIME)
    }
    await publish('good')
    expect((await consumer.next({ expires: 1_000 }))?.subject).toBe('evt.help-desk.v1.filed.good')
  }, 20_000)
})
