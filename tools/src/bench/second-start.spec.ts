import { existsSync, statSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { folderOfTwoStarts, secondsToStart } from './second-start.ts'

describe('the second start of a system', () => {
  it('is timed until it is ready, without its end', async () => {
    let now = 5_000
    let hasEnded = false
    const start = async () => {
      now += 12_500
      return {
        [Symbol.asyncDispose]: async () => {
          now += 60_000
          hasEnded = true
        },
      }
    }
    expect(await secondsToStart(start, () => now)).toBe(12.5)
    expect(hasEnded).toBe(true)
  })

  it('finds the folder of the first one, which others may enter and which is gone afterwards', () => {
    const folder = folderOfTwoStarts()
    expect(statSync(folder.dir).mode & 0o777).toBe(0o755)
    folder[Symbol.dispose]()
    expect(existsSync(folder.dir)).toBe(false)
  })
})
