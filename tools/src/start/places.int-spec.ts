import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { CHECKOUT } from '@isets/testing'
import { allData, CLOCK, postgresDir, RUNNING } from './places.ts'

const isBelow = (place: string) => allData().some((one) => place === one || place.startsWith(`${one}/`))

describe('what npm run reset removes', () => {
  it('is all that a start leaves behind, wherever PostgreSQL keeps its data on this machine', async () => {
    expect([CLOCK, RUNNING, await postgresDir()].filter((place) => !isBelow(place))).toEqual([])
  })

  it('is nothing of the checkout but .data, and nothing of another one', () => {
    const [data, ...outside] = allData()
    expect(data).toBe(join(CHECKOUT, '.data'))
    for (const place of outside) expect(place).toMatch(/^\/var\/lib\/isets-[0-9a-f]{12}$/)
  })
})
