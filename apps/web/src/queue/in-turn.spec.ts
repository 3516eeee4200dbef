import { describe, expect, it } from '@jest/globals'
import { inTurn } from './in-turn.ts'

const seen = { id: 'one', version: 3 }

describe('changes of one request', () => {
  it('HELP-028 follow each other, each on the version that the one before has left', async () => {
    const versions: number[] = []
    const change = async (version: number) => {
      versions.push(version)
      return { ...seen, version: version + 1 }
    }
    const other = { id: 'other', version: 8 }
    await Promise.all([inTurn(seen, change), inTurn(seen, change), inTurn(other, change)])
    expect(versions.toSorted()).toEqual([3, 4, 8])
    await inTurn({ ...seen, version: 6 }, change)
    expect(versions.at(-1)).toBe(6)
  })

  it('go on with the version that was seen when one is refused', async () => {
    const refused = inTurn(seen, () => Promise.reject(new Error('STALE')))
    const next = inTurn(seen, async (version) => ({ ...seen, version }))
    await expect(refused).rejects.toThrow('STALE')
    expect((await next).version).toBe(3)
  })
})
