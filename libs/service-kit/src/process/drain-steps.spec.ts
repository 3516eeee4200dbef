import { Writable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { DRAIN_PATIENCE_MS } from '@isets/testing'
import { createLogger } from '../log/logger.ts'
import { DRAIN_LIMIT_MS, drainInSteps, type DrainStep } from './drain-steps.ts'
import { Leaving } from './leaving.ts'

const never = () => new Promise<never>(() => undefined)

async function drained(first: DrainStep['run']): Promise<{ done: string[]; log: string }> {
  const done: string[] = []
  const lines: string[] = []
  const step = (name: string, run: DrainStep['run']): DrainStep => ({
    name,
    limitMs: 20,
    run: () => run().then(() => done.push(name)),
  })
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = createLogger('help-desk', 'info', sink)
  await drainInSteps([step('first', first), step('second', async () => undefined)], logger)
  return { done, log: lines.join('') }
}

describe('a drain in steps', () => {
  it('takes them in order and says nothing', async () => {
    expect(await drained(async () => undefined)).toEqual({ done: ['first', 'second'], log: '' })
  })

  it('waits for none longer than its limit', async () => {
    const { done, log } = await drained(never)
    expect(done).toEqual(['second'])
    expect(JSON.parse(log)).toMatchObject({ step: 'first', limitMs: 20 })
  })

  it('goes on after one that fails', async () => {
    const { done, log } = await drained(() => Promise.reject(new Error('stuck')))
    expect(done).toEqual(['second'])
    expect(log).toContain('stuck')
  })
})

describe('the launcher', () => {
  it('waits until a service has given up by itself, and said so', () => {
    expect(DRAIN_PATIENCE_MS - DRAIN_LIMIT_MS).toBeGreaterThanOrEqual(3_000)
  })
})

describe('a service that leaves', () => {
  it('tells everybody at once, and waits for all', async () => {
    const leaving = new Leaving()
    const told: string[] = []
    const { promise, resolve } = Promise.withResolvers<undefined>()
    leaving.first(() => {
      told.push('slow')
      return promise
    })
    leaving.first(async () => void told.push('quick'))
    const over = leaving.begin().then(() => told.push('over'))
    expect(told).toEqual(['slow', 'quick'])
    resolve(undefined)
    await over
    expect(told).toEqual(['slow', 'quick', 'over'])
  })
})
