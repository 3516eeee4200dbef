import { describe, expect, it } from '@jest/globals'
import { databaseRefusal, mayTryAgain } from './database-refusal.ts'

function failure(code: string): Error {
  return new Error('driver', { cause: Object.assign(new Error('server'), { code }) })
}

describe('a database that cannot do the work now', () => {
  it.each([
    ['57014', 'DEADLINE'],
    ['55P03', 'BUSY'],
    ['53300', 'BUSY'],
    ['ECONNREFUSED', 'BUSY'],
    ['ECONNRESET', 'BUSY'],
    ['57P01', 'BUSY'],
  ])('%s is %s for the caller', (code, refusal) => {
    expect(databaseRefusal(failure(code))).toMatchObject({ code: refusal })
  })

  it('is BUSY when no connection is free', () => {
    expect(databaseRefusal(new Error('timeout exceeded when trying to connect'))).toMatchObject({ code: 'BUSY' })
  })

  it('is not blamed for a broken statement', () => {
    expect(databaseRefusal(failure('42601'))).toBeUndefined()
    expect(mayTryAgain(failure('42601'))).toBe(false)
  })

  it('is asked again after a deadlock', () => {
    expect(mayTryAgain(failure('40P01'))).toBe(true)
  })
})
