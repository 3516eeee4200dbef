import { describe, expect, it } from '@jest/globals'
import { Lane } from './lane.ts'

/** A lane whose work ends when the test says so. */
function lane(most: number, rest?: () => Promise<void>) {
  const handed: (readonly number[])[] = []
  const ends: (() => void)[] = []
  const work = async (items: readonly number[]) => {
    handed.push(items)
    await new Promise<void>((resolve) => ends.push(resolve))
  }
  return { lane: new Lane<number>(most, work, rest), handed, end: () => ends.shift()?.() }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a lane', () => {
  it('hands over at once what comes first, and together what came meanwhile', async () => {
    const { lane: queue, handed, end } = lane(3)
    for (const item of [1, 2, 3]) await queue.put(item)
    expect(handed).toEqual([[1]])
    end()
    await turn()
    expect(handed).toEqual([[1], [2, 3]])
  })

  it('lets the next wait while it is full', async () => {
    const { lane: queue, handed, end } = lane(2)
    for (const item of [1, 2, 3]) await queue.put(item)
    let there = false
    const last = queue.put(4).then(() => (there = true))
    await turn()
    expect(there).toBe(false)
    end()
    await last
    end()
    await turn()
    expect(handed).toEqual([[1], [2, 3], [4]])
  })

  it('rests before it works on, until it is full', async () => {
    const rested: (() => void)[] = []
    const { lane: queue, handed, end } = lane(2, () => new Promise((resolve) => rested.push(resolve)))
    await queue.put(1)
    end()
    await turn()
    await queue.put(2)
    await turn()
    expect(handed).toEqual([[1]])
    rested.shift()?.()
    await turn()
    expect(handed).toEqual([[1], [2]])
    for (const item of [3, 4]) await queue.put(item)
    end()
    await turn()
    expect([handed.at(-1), rested.length]).toEqual([[3, 4], 0])
    end()
    await turn()
    await queue.put(5)
    await turn()
    expect([handed.at(-1), rested.length]).toEqual([[3, 4], 1])
    await queue.put(6)
    await turn()
    expect(handed.at(-1)).toEqual([5, 6])
  })

  it('is done when nothing waits and nothing is in hand', async () => {
    const { lane: queue, end } = lane(2)
    await queue.put(1)
    await queue.put(2)
    let done = false
    const ended = queue.done().then(() => (done = true))
    end()
    await turn()
    expect(done).toBe(false)
    end()
    await ended
    await queue.done()
  })
})
