import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ManualClock } from '@isets/testing'
import { identityDatabase, type IdentityDatabase } from '../test/identity-database.ts'
import { ThrottleService } from './throttle.service.ts'

let database: IdentityDatabase
beforeAll(async () => {
  database = await identityDatabase()
})
afterAll(() => database.drop())

describe('the count of sign-ins', () => {
  it('IDN-001 lets somebody in from several windows at once, while each success forgets the count', async () => {
    const throttle = new ThrottleService(database.em, new ManualClock())
    const signIn = () =>
      database.asRequest(async () => {
        const admitted = await throttle.admit('wren@north.example')
        await throttle.forget('wren@north.example')
        return admitted
      })
    for (let round = 0; round < 40; round += 1) {
      expect(await Promise.all([signIn(), signIn(), signIn(), signIn()])).toEqual([true, true, true, true])
    }
  })
})
