import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract } from '@isets/contracts'
import { eventually, PATIENT } from '@isets/testing'
import { Interference } from '../fixture/notes.controller.ts'
import { NoteSchema } from '../fixture/note.entity.ts'
import { NotesModule, superUser } from '../fixture/notes.module.ts'
import { startStand, type ServiceStand } from '../testing/index.ts'
import { SystemClock } from '../time/clock.ts'
import { BusClient } from './bus-client.ts'
import { connectBus } from './connect.ts'
import { currentScope, inScope } from './request-scope.ts'

let stand: ServiceStand
let interference: Interference

beforeAll(async () => {
  stand = await startStand({ name: 'notifier', module: NotesModule, entities: [NoteSchema] })
  interference = stand.service.app.get(Interference)
})
afterAll(() => stand.stop())

describe('a caller on the bus', () => {
  it('hears BUSY when nobody serves the operation', async () => {
    const call = stand.as(superUser).call(contract.helpDesk.listDeadLetters, {})
    await expect(call).rejects.toMatchObject({ code: 'BUSY', details: { retryAfter: 2 } })
  })

  it('asks again for a query when nobody served the first try', async () => {
    await stand.service.drain()
    const { pass } = stand.nats.credentialsFor('notifier')
    const late = await connectBus('notifier', { NATS_URL: stand.nats.url, NATS_PASSWORD: pass })
    const calling = stand.as(superUser).call(contract.notifier.listTemplates, {})
    const writing = stand.as(superUser).call(contract.notifier.retryDelivery, { id: randomUUID() })
    await expect(writing).rejects.toMatchObject({ code: 'BUSY' }) // a command without a key is not sent twice
    late.subscribe('notifier.v1.*', {
      queue: 'notifier',
      callback: (_error, message) => void message.respond('{"ok":true,"data":[]}'),
    })
    expect(await calling).toEqual([])
    await late.close()
    interference = (await stand.replica()).app.get(Interference)
  })

  it('passes on caller, request and a shorter deadline, and stops after the second hop', async () => {
    const client = new BusClient(stand.gateway, new SystemClock(), PATIENT)
    const seen: { deadline: number; requestId: string; hops: number }[] = []
    const note = async (context: { deadline: number; requestId: string }) => {
      seen.push({ deadline: context.deadline, requestId: context.requestId, hops: currentScope().hops })
    }
    const other = await stand.replica()
    for (const one of [interference, other.app.get(Interference)]) one.act = note
    const deadline = new Date().getTime() + 2_000
    const token = await stand.signer.sign(superUser)
    await client.call(contract.notifier.listTemplates, {}, { token, deadline, requestId: 'request-9' })
    expect(seen).toEqual([{ deadline: deadline - 100, requestId: 'request-9', hops: 1 }])

    const second = { service: 'notifier', requestId: randomUUID(), clock: new SystemClock(), hops: 2 }
    const third = inScope(second, () => client.call(contract.notifier.listTemplates, {}, { token }))
    await expect(third).rejects.toThrow('hop 3')
  })

  it('is refused at once while the bus is away', async () => {
    await stand.nats.kill()
    await eventually(async () => {
      const started = performance.now()
      const error: unknown = await stand
        .as(superUser)
        .call(contract.notifier.listTemplates, {})
        .catch((caught: unknown) => caught)
      return (error as { code?: string }).code === 'BUSY' && performance.now() - started < 1_000
    })
    await stand.nats.restart()
    await eventually(() => stand.as(superUser).call(contract.notifier.listTemplates, {}), { timeout: 30_000 })
  }, 60_000)
})
