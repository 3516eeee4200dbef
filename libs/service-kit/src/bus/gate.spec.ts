import { describe, expect, it } from '@jest/globals'
import { Gate } from './gate.ts'

function held() {
  const { promise, resolve } = Promise.withResolvers<string>()
  return { work: () => promise, finish: () => resolve('done') }
}

describe('the gate of a service', () => {
  it('runs up to its limit, lets some wait, and refuses the rest with BUSY', async () => {
    const gate = new Gate(2, 1)
    const works = [held(), held(), held()]
    const calls = works.map(({ work }) => gate.run(work))
    await expect(gate.run(async () => 'late')).rejects.toMatchObject({ code: 'BUSY', details: { retryAfter: 1 } })
    expect(gate.inFlight).toBe(3)
    works.forEach(({ finish }) => finish())
    expect(await Promise.all(calls)).toEqual(['done', 'done', 'done'])
    expect(gate.inFlight).toBe(0)
  })

  it('lets them in again in the order they came, also after a failure', async () => {
    const gate = new Gate(1, 3)
    const order: number[] = []
    const failing = gate.run(async () => Promise.reject(new Error('first')))
    const others = [1, 2, 3].map((place) => gate.run(async () => void order.push(place)))
    await expect(failing).rejects.toThrow('first')
    await Promise.all(others)
    expect(order).toEqual([1, 2, 3])
  })

  it('says when nothing is under way any more', async () => {
    const gate = new Gate(1, 1)
    await gate.idle()
    const { work, finish } = held()
    const call = gate.run(work)
    let idle = false
    const waiting = gate.idle().then(() => (idle = true))
    await Promise.resolve()
    expect(idle).toBe(false)
    finish()
    await Promise.all([call, waiting])
    expect(idle).toBe(true)
  })
})
