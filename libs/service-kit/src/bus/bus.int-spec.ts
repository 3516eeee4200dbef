import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, Refusal, type RegisteredOperation, operationOf, UNWRITABLE_SENTENCE } from '@isets/contracts'
import { Interference } from '../fixture/notes.controller.ts'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, partner, superUser } from '../fixture/notes.module.ts'
import { createLogger } from '../log/logger.ts'
import { startStand, tokenSigner, type ServiceStand } from '../testing/index.ts'
import { headersOf } from './headers.ts'

const { retryDelivery, listDeliveries, listTemplates, previewTemplate } = contract.notifier
const lines: string[] = []
const sink = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
let stand: ServiceStand
let interference: Interference

beforeAll(async () => {
  const logger = createLogger('notifier', 'info', sink)
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema], logger })
  interference = stand.service.app.get(Interference)
})
afterAll(() => stand.stop())
afterEach(() => {
  interference.act = async () => undefined
})

/** A message straight to the bus, past the client. */
async function raw(operation: RegisteredOperation, body: string, headers: Record<string, string> = {}) {
  const reply = await stand.gateway.request(operation.subject, body, { timeout: 5_000, headers: headersOf(headers) })
  return JSON.parse(reply.string()) as unknown
}

describe('an operation on the bus', () => {
  it('answers a caller who may, with the declared fields only', async () => {
    const id = randomUUID()
    const answer = await stand.as(superUser).call(retryDelivery, { id })
    expect(answer).toMatchObject({ id, subject: '!', attempts: 1 })
  })

  it('writes row, event and audit together, with the caller and the request', async () => {
    const id = randomUUID()
    await stand.as(superUser).call(retryDelivery, { id }, { requestId: 'request-7' })
    expect(await stand.sql('select aggregate_version, payload from outbox where aggregate_id = ?', [id])).toEqual([
      { aggregate_version: 1, payload: { text: `it's \\ ? $1` } },
    ])
    const [audit] = await stand.sql('select * from audit_event where object_id = ?', [id])
    expect(audit).toMatchObject({
      actor: superUser.userId,
      session_id: 'session-1',
      action: 'redrive',
      object_type: 'Delivery',
      purpose: 'retryDelivery',
      outcome: 'done',
      changed_fields: ['text'],
      request_id: 'request-7',
    })
  })

  it('audits a read before it answers', async () => {
    const q = randomUUID()
    await stand.as(superUser).call(listDeliveries, { q })
    expect(await stand.sql('select outcome from audit_event where object_id = ?', [q])).toEqual([{ outcome: 'done' }])
  })

  it('cannot rewrite its audit', async () => {
    const service = stand.service.connections.orm.em.fork()
    for (const change of [`update audit_event set actor = 'x'`, 'delete from audit_event', 'truncate audit_event']) {
      await expect(service.execute(change)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('refuses a caller whose roles never allow it, and audits the denial', async () => {
    const id = randomUUID()
    const call = stand.as(partner).call(retryDelivery, { id })
    await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const denied = await stand.sql(`select action, object_id from audit_event where actor = ? and outcome = 'denied'`, [
      partner.userId,
    ])
    expect(denied).toEqual([{ action: 'redrive', object_id: id }])
  })

  it('audits who asks for a record that is not there for them, as it would have audited the reading', async () => {
    const id = randomUUID()
    interference.act = async () => {
      throw new Refusal('NOT_FOUND')
    }
    await expect(stand.as(superUser).call(retryDelivery, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const denied = 'select action, object_type, purpose, outcome from audit_event where object_id = ?'
    expect(await stand.sql(denied, [id])).toEqual([
      { action: 'redrive', object_type: 'Delivery', purpose: 'retryDelivery', outcome: 'denied' },
    ])
  })

  it('audits no miss of a call that names no record', async () => {
    const count = () => stand.sql('select count(*)::int as rows from audit_event')
    const before = await count()
    await expect(stand.as(superUser).call(previewTemplate, { name: 'refusal' })).rejects.toThrow()
    expect(await count()).toEqual(before)
  })

  it('refuses without a token, with a foreign key, and with nonsense', async () => {
    const stranger = await tokenSigner().sign(superUser)
    for (const token of [undefined, stranger, 'nonsense', `${stranger}x`]) {
      const call = stand.nobody.call(listTemplates, {}, token === undefined ? {} : { token })
      await expect(call).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    }
  })

  it('names every wrong field and every unknown one', async () => {
    const token = await stand.signer.sign(superUser)
    const body = JSON.stringify({ id: 'x', extra: 1 })
    expect(await raw(operationOf(retryDelivery), body, { 'x-ctx': token })).toMatchObject({
      ok: false,
      error: { code: 'INVALID', details: { fields: { id: expect.any(String), extra: 'This field is not known.' } } },
    })
  })

  it.each(['a\u0000b', '\u001b[2J', '\ud83d'])('refuses the text %j before it comes near the database', async (q) => {
    await expect(stand.as(superUser).call(listDeliveries, { q })).rejects.toMatchObject({
      code: 'INVALID',
      details: { fields: { q: UNWRITABLE_SENTENCE } },
    })
  })

  it.each(['', '{', '[]', 'null', '"text"', '{"__proto__":{"id":1}}', '\u0000'])(
    'survives the body %j',
    async (body) => {
      const token = await stand.signer.sign(superUser)
      const answer = await raw(operationOf(retryDelivery), body, { 'x-ctx': token })
      expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    },
  )

  it('does not start work whose deadline has passed', async () => {
    const token = await stand.signer.sign(superUser)
    const id = randomUUID()
    const past = String(new Date().getTime() - 1)
    const answer = await raw(operationOf(retryDelivery), JSON.stringify({ id }), {
      'x-ctx': token,
      'x-deadline-ms': past,
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'DEADLINE' } })
    expect(await stand.sql('select 1 from note where id = ?', [id])).toEqual([])
  })

  it('gives up waiting at the deadline', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    interference.act = () => promise
    const deadline = new Date().getTime() + 300
    await expect(stand.as(superUser).call(listTemplates, {}, { deadline })).rejects.toMatchObject({ code: 'DEADLINE' })
    resolve(undefined)
  })

  it('passes a refusal with its code and details', async () => {
    const call = stand.as(superUser).call(previewTemplate, { name: 'refusal' })
    await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', details: { reason: 'gone' } })
  })

  it.each(['error', 'database', 'bad-answer'])('turns %s into INTERNAL; the stack is only in the log', async (name) => {
    lines.length = 0
    const error: unknown = await stand
      .as(superUser)
      .call(previewTemplate, { name })
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'INTERNAL', details: { incidentId: expect.any(String) } })
    expect(JSON.stringify(error)).not.toMatch(/canary|select|\.ts/)
    const log = lines.join('')
    expect(log).toContain('incident')
    expect(log).toMatch(/at .*\.(ts|js):/)
    expect(log).not.toMatch(/078-05-1120|somebody@mail|Zebra/)
  })

  it.each([
    ['an answer', 'large', { code: 'INTERNAL', details: { incidentId: expect.any(String) } }],
    ['the record of a STALE refusal', 'large-stale', { code: 'STALE', details: {} }],
    ['any other refusal', 'large-reason', { code: 'INTERNAL' }],
  ])('survives %s that is larger than a message, and answers plainly', async (_what, name, expected) => {
    lines.length = 0
    const caller = stand.as(superUser)
    const deadline = new Date().getTime() + 2_000
    await expect(caller.call(previewTemplate, { name }, { deadline })).rejects.toMatchObject(expected)
    expect(lines.join('')).toContain('max_payload')
    expect(await caller.call(listTemplates, {})).toEqual([])
  })

  it('turns the loser of two editors into STALE', async () => {
    const id = randomUUID()
    await stand.as(superUser).call(retryDelivery, { id })
    interference.act = async () => {
      await stand.sql('update note set version = version + 1 where id = ?', [id])
    }
    await expect(stand.as(superUser).call(retryDelivery, { id })).rejects.toMatchObject({ code: 'STALE' })
    expect(await stand.sql('select text from note where id = ?', [id])).toEqual([{ text: '!' }])
  })

  it('sheds with BUSY what is beyond 32 running and 64 waiting', async () => {
    let arrived = 0
    const { promise, resolve } = Promise.withResolvers<undefined>()
    interference.act = async () => {
      arrived += 1
      await promise
    }
    const caller = stand.as(superUser)
    const deadline = new Date().getTime() + 8_000
    const calls = Array.from({ length: 100 }, () =>
      caller.call(listDeliveries, {}, { deadline }).catch((error) => error),
    )
    const refused = await Promise.race(calls)
    expect(refused).toMatchObject({ code: 'BUSY' })
    expect(arrived).toBeLessThanOrEqual(32)
    resolve(undefined)
    const answers: { code?: string }[] = await Promise.all(calls)
    expect(answers.filter(({ code }) => code === 'BUSY')).toHaveLength(4)
  })
})
