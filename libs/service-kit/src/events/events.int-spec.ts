import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, eventSubject, helpDeskEvents, identityEvents, type EventDefinition } from '@isets/contracts'
import { eventually } from '@isets/testing'
import { EntityManager } from '@mikro-orm/postgresql'
import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/nats-core'
import { pino } from 'pino'
import { connectBus } from '../bus/connect.ts'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { Received } from '../fixture/received.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'

let stand: ServiceStand
let received: Received
/** What happens when the service writes a line into its log. */
let log = (): void => undefined
const sources = new Map<string, NatsConnection>()

beforeAll(async () => {
  const eventWaits = [10, 20]
  const logger = pino({ level: 'warn' }, { write: () => log() })
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema], eventWaits, logger })
  received = stand.service.app.get(Received)
  for (const service of ['help-desk', 'identity'] as const) {
    const { pass } = stand.nats.credentialsFor(service)
    sources.set(service, await connectBus(service, { NATS_URL: stand.nats.url, NATS_PASSWORD: pass }))
  }
})
afterAll(async () => {
  for (const connection of sources.values()) await connection.close()
  await stand.stop()
})
afterEach(() => {
  received.fail = () => undefined
  log = () => undefined
})

interface Sent {
  readonly id?: string
  readonly aggregateId?: string
  readonly version?: number
  readonly payload?: unknown
  /** Another message id makes the stream keep a repeat. */
  readonly msgID?: string
}

/** Publishes as the owner of the event would. Returns the id of the event. */
async function publish(definition: EventDefinition, sent: Sent): Promise<string> {
  const { id = randomUUID(), aggregateId = randomUUID(), version = 1, payload = answered() } = sent
  const envelope = {
    id,
    type: definition.type,
    service: definition.service,
    aggregateId,
    aggregateVersion: version,
    occurredAt: '2026-03-02T15:00:00Z',
    payload,
  }
  const source = sources.get(definition.service)
  if (source === undefined) throw new Error(`no connection for ${definition.service}`)
  const subject = eventSubject(definition, aggregateId)
  await jetstream(source).publish(subject, JSON.stringify(envelope), { msgID: sent.msgID ?? id })
  return id
}

function answered(number = 'HR-1') {
  const id = randomUUID()
  const about = { requestId: id, number, requesterId: id, organisationId: null, status: 'new', priority: 'normal' }
  const recipients = { requester: { name: 'Ada', email: 'ada@isets.example' }, cc: [] }
  const actor = { id: null, name: 'Support', side: 'support' }
  return { ...about, recipients, summary: 'A page stays empty', messageId: id, actor, text: 'Reload it.' }
}

function user(userId: string, lastName: string) {
  const person = { userId, firstName: 'Ada', lastName, email: 'ada@isets.example' }
  return { ...person, roles: ['partner'], organisationId: null, status: 'active' }
}

const notes = (id: string) =>
  stand.sql<{ text: string; version: number }>('select text, version from note where id = ?', [id])

async function waiting() {
  const manager = await jetstreamManager(stand.service.connections.bus, { checkAPI: false })
  return manager.consumers.info('EVT', 'notifier')
}

/** Everything that was published so far is settled: applied, or kept as dead letter. */
async function settled(): Promise<void> {
  await eventually(async () => {
    const { num_pending, num_ack_pending } = await waiting()
    return num_pending + num_ack_pending === 0
  })
}

describe('an event', () => {
  it('is applied', async () => {
    const id = await publish(helpDeskEvents.answered, { payload: answered('HR-7') })
    await eventually(async () => (await notes(id)).length === 1)
    expect(await notes(id)).toEqual([{ text: 'HR-7', version: 1 }])
  })

  it('is applied once when it comes three times', async () => {
    const id = randomUUID()
    for (const msgID of ['a', 'b', 'c']) await publish(helpDeskEvents.answered, { id, msgID: `${id}${msgID}` })
    await settled()
    expect(await notes(id)).toHaveLength(1)
    expect(await stand.sql('select 1 as one from dead_letter where message_id = ?', [id])).toEqual([])
  })

  it('is skipped by a projection when a newer one of its aggregate was applied', async () => {
    const userId = randomUUID()
    for (const [version, lastName] of [
      [1, 'First'],
      [3, 'Third'],
      [2, 'Second'],
    ] as const) {
      const payload = user(userId, lastName)
      await publish(identityEvents.userChanged, { aggregateId: userId, version, payload })
    }
    await settled()
    expect(await notes(userId)).toMatchObject([{ text: 'Third' }])
  })

  it('of a projection is applied together with the others that wait, and one that cannot be harms none', async () => {
    const users = Array.from({ length: 40 }, () => randomUUID())
    const bad = randomUUID()
    await stand.service.app.get(EntityManager).transactional(async (tx) => {
      await tx.execute('lock table note in exclusive mode')
      for (const userId of users) {
        await publish(identityEvents.userChanged, { aggregateId: userId, payload: user(userId, 'Waiting') })
      }
      await publish(identityEvents.userChanged, { id: bad, payload: { lastName: 7 } })
      await eventually(async () => (await waiting()).num_pending === 0)
    })
    await settled()
    const written = await stand.sql<{ rows: string; transactions: string }>(
      `select count(*) as rows, count(distinct xmin::text) as transactions from note where text = 'Waiting'`,
    )
    expect(Number(written[0]?.rows)).toBe(40)
    expect(Number(written[0]?.transactions)).toBeLessThan(40)
    expect(await stand.sql('select consumer from dead_letter where message_id = ?', [bad])).toHaveLength(1)
  })

  it('that waited with an older and a newer one of its aggregate leaves the newest picture', async () => {
    const [first, other] = [randomUUID(), randomUUID()]
    await stand.service.app.get(EntityManager).transactional(async (tx) => {
      await tx.execute('lock table note in exclusive mode')
      await publish(identityEvents.userChanged, { aggregateId: other, payload: user(other, 'Other') })
      for (const [version, lastName] of [
        [1, 'First'],
        [3, 'Third'],
        [2, 'Second'],
      ] as const) {
        await publish(identityEvents.userChanged, { aggregateId: first, version, payload: user(first, lastName) })
      }
      await eventually(async () => (await waiting()).num_pending === 0)
    })
    await settled()
    expect(await notes(first)).toMatchObject([{ text: 'Third' }])
    expect(await stand.sql('select 1 as one from inbox where aggregate_id = ?', [first])).toHaveLength(3)
  })

  it('that nobody here consumes is not even given', async () => {
    await settled()
    const { delivered } = await waiting()
    for (const id of ['a', 'b']) await publish(helpDeskEvents.triaged, { payload: {}, msgID: `triaged-${id}` })
    await publish(helpDeskEvents.answered, {})
    await settled()
    expect((await waiting()).delivered.consumer_seq).toBe(delivered.consumer_seq + 1)
  })

  it('that the service is given and has no handler for is passed over', async () => {
    await publish(helpDeskEvents.moved, { payload: {} })
    await settled()
    expect(
      await stand.sql(`select 1 as one from dead_letter where event_type = ?`, [helpDeskEvents.moved.type]),
    ).toEqual([])
  })

  it('is tried again after a passing failure, with nothing left of the failed try', async () => {
    let failures = 0
    received.fail = () => {
      if (++failures <= 2) throw new Error('the database is away')
    }
    const id = await publish(helpDeskEvents.answered, {})
    await eventually(async () => (await notes(id)).length === 1)
    expect(failures).toBe(3)
  })
})

describe('an event that cannot be applied', () => {
  it('does not hold up the next of its aggregate when even the log fails', async () => {
    const aggregateId = randomUUID()
    let failures = 0
    const bad = randomUUID()
    received.fail = ({ id }) => {
      if (id === bad && ++failures === 1) throw new Error('once')
    }
    log = () => {
      log = () => undefined
      throw new Error('the log is full')
    }
    await publish(helpDeskEvents.answered, { id: bad, aggregateId })
    await eventually(() => failures === 1)
    const next = await publish(helpDeskEvents.answered, { aggregateId, version: 2 })
    await eventually(async () => (await notes(next)).length === 1)
  })

  it('becomes a dead letter after the last try and does not block the others', async () => {
    let tries = 0
    const bad = randomUUID()
    received.fail = ({ id }) => {
      if (id !== bad) return
      tries += 1
      throw new Error('never works for 078-05-1120')
    }
    await publish(helpDeskEvents.answered, { id: bad })
    const good = await Promise.all(Array.from({ length: 20 }, () => publish(helpDeskEvents.answered, {})))
    await settled()
    for (const id of good) expect(await notes(id)).toHaveLength(1)
    expect(tries).toBe(3)
    const letters = await stand.sql('select consumer, error from dead_letter where message_id = ?', [bad])
    expect(letters).toEqual([{ consumer: 'help-desk.help-request-answered', error: 'Error: never works for [number]' }])
  })

  it.each([
    ['a payload of another shape', { number: 7 }],
    ['no payload', null],
  ])('with %s becomes a dead letter at once', async (_what, payload) => {
    const id = await publish(helpDeskEvents.answered, { payload })
    const [letter] = await eventually(async () => {
      const rows = await stand.sql('select redriven_at from dead_letter where message_id = ?', [id])
      return rows.length > 0 && rows
    })
    expect(letter).toEqual({ redriven_at: null })
  })

  it('that is no event at all becomes a dead letter too', async () => {
    const subject = eventSubject(helpDeskEvents.answered, randomUUID())
    const source = sources.get('help-desk')
    await source?.flush()
    if (source !== undefined) await jetstream(source).publish(subject, 'not { json')
    await eventually(async () => {
      const rows = await stand.sql(`select 1 as one from dead_letter where envelope = '"not { json"'::jsonb`)
      return rows.length === 1
    })
  })

  it('is listed, applied by a redrive once its cause is gone, and only once', async () => {
    received.fail = () => {
      throw new Error('not yet')
    }
    const id = await publish(helpDeskEvents.answered, {})
    const deadLetterOf = async () => {
      const rows = await stand.sql<{ id: string }>('select id from dead_letter where message_id = ?', [id])
      return rows[0]?.id
    }
    const letter = await eventually(deadLetterOf)
    const { listDeadLetters, redriveDeadLetter } = contract.notifier
    const caller = stand.as(superUser)
    const { rows } = await caller.call(listDeadLetters, { pageSize: 200 })
    expect(rows.find((row) => row.id === letter)).toMatchObject({ error: 'Error: not yet', redrivenAt: null })

    const tooEarly = caller.call(redriveDeadLetter, { id: letter })
    await expect(tooEarly).rejects.toMatchObject({ code: 'WRONG_STATUS', details: { reason: expect.any(String) } })
    received.fail = () => undefined
    expect(await caller.call(redriveDeadLetter, { id: letter })).toMatchObject({ redrivenAt: expect.any(String) })
    expect(await notes(id)).toHaveLength(1)
    await expect(caller.call(redriveDeadLetter, { id: letter })).rejects.toMatchObject({ code: 'WRONG_STATUS' })
    const audit = await stand.sql(`select actor from audit_event where object_id = ? and outcome = 'done'`, [letter])
    expect(audit).toEqual([{ actor: superUser.userId }])
  })
})
