import { describe, expect, it } from '@jest/globals'
import { pino } from 'pino'
import { CALLERS } from '../fixtures/invented-callers.ts'
import { LiveAudience, type Listener } from './live-audience.ts'

const logger = pino({ level: 'silent' })

function listener(renew: Listener['renew']): { page: Listener; heard: string[] } {
  const heard: string[] = []
  const page = {
    caller: CALLERS.robin,
    send: (message: string) => heard.push(message) > 0,
    end: () => undefined,
    renew,
  }
  return { page, heard }
}

describe('the heartbeat of live updates', () => {
  it('leaves a round out while the one before still waits for identity', async () => {
    const audience = new LiveAudience()
    const { promise, resolve } = Promise.withResolvers<undefined>()
    let asked = 0
    const { page, heard } = listener(() => {
      asked += 1
      return promise
    })
    audience.join(page)
    const slow = audience.beat(logger)
    await audience.beat(logger)
    expect([asked, heard]).toEqual([1, []])
    resolve(undefined)
    await slow
    await audience.beat(logger)
    expect([asked, heard.length]).toEqual([2, 2])
  })

  it('goes on with the others, and with the next round, when a session cannot be checked', async () => {
    const audience = new LiveAudience()
    const lost = listener(() => Promise.reject(new Error('identity is away')))
    const other = listener(async () => undefined)
    audience.join(lost.page)
    audience.join(other.page)
    await audience.beat(logger)
    await audience.beat(logger)
    expect([lost.heard.length, other.heard.length]).toEqual([0, 2])
  })
})
