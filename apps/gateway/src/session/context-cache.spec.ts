import { beforeEach, describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { ManualClock } from '@isets/testing'
import { CALLERS, sessionTokenOf, type Person } from '../fixtures/invented-callers.ts'
import { ContextCache } from './context-cache.ts'

const START = new Date('2026-01-05T15:00:00Z')
let clock: ManualClock
let asked: { sessionToken: string; background: boolean }[]
let over: Set<string>

const identity = {
  call: async (_procedure: object, input: unknown) => {
    const { sessionToken } = input as (typeof asked)[number]
    asked.push(input as (typeof asked)[number])
    if (over.has(sessionToken)) throw new Refusal('UNAUTHENTICATED')
    const person = (Object.keys(CALLERS) as Person[]).find((one) => sessionTokenOf(one) === sessionToken) ?? 'robin'
    return { contextToken: `${sessionToken} ${asked.length}`, caller: CALLERS[person] } as never
  },
}

function cacheOf(sessions = 10): ContextCache {
  return new ContextCache(identity, clock, { CONTEXT_SECONDS: 45, CONTEXT_CACHE_SIZE: sessions })
}

beforeEach(() => {
  clock = new ManualClock(START)
  asked = []
  over = new Set()
})

describe('the context tokens kept by the gateway', () => {
  it('serve 45 seconds and not a moment longer', async () => {
    const cache = cacheOf()
    await cache.of(sessionTokenOf('robin'), false)
    clock.advance({ milliseconds: 44_999 })
    await cache.of(sessionTokenOf('robin'), false)
    expect(asked).toHaveLength(1)
    clock.advance({ milliseconds: 1 })
    await cache.of(sessionTokenOf('robin'), false)
    expect(asked).toHaveLength(2)
  })

  it('are never of another session', async () => {
    const cache = cacheOf()
    const [robin, alex] = await Promise.all([
      cache.of(sessionTokenOf('robin'), false),
      cache.of(sessionTokenOf('alex'), false),
    ])
    expect([robin.caller.userId, alex.caller.userId]).toEqual([CALLERS.robin.userId, CALLERS.alex.userId])
  })

  it('are bounded: the one not used for longest leaves', async () => {
    const cache = cacheOf(2)
    await cache.of(sessionTokenOf('robin'), false)
    await cache.of(sessionTokenOf('casey'), false)
    await cache.of(sessionTokenOf('robin'), false)
    await cache.of(sessionTokenOf('sasha'), false)
    expect(cache.size).toBe(2)
    expect(cache.has(sessionTokenOf('robin'))).toBe(true)
    expect(cache.has(sessionTokenOf('casey'))).toBe(false)
  })

  it('a refusal is not kept', async () => {
    const cache = cacheOf()
    over.add(sessionTokenOf('robin'))
    await expect(cache.of(sessionTokenOf('robin'), false)).rejects.toThrow(Refusal)
    expect(cache.size).toBe(0)
  })

  it('only the ended sessions leave', async () => {
    const cache = cacheOf()
    await cache.of(sessionTokenOf('robin'), false)
    await cache.of(sessionTokenOf('alex'), false)
    cache.end(new Set([CALLERS.robin.sessionId]))
    expect(cache.has(sessionTokenOf('robin'))).toBe(false)
    expect(cache.has(sessionTokenOf('alex'))).toBe(true)
  })

  it('an answer that was on its way when the session ended is not kept', async () => {
    const cache = cacheOf()
    const onItsWay = cache.of(sessionTokenOf('robin'), false)
    cache.end(new Set([CALLERS.robin.sessionId]))
    await onItsWay
    expect(cache.size).toBe(0)
  })
})
