import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { IesCustomer } from '@isets/contracts'
import { localDateOf } from '@isets/rules'
import { mayPlainlySee } from '@isets/testing'
import { answersTo, countFor, OF_REFERRALS } from './answers.ts'
import { CaseFile } from './case-file.ts'
import { histories, type Step } from './histories.ts'
import { heardEverywhere, OFFICE, ORGANISATIONS, startServices, tellCustomers, type Services } from './services.ts'

const SEED = 20_261_122
const CUSTOMERS = 36
const DAYS = 8
const FACTS = ['agreed', 'agreement revoked', 'asked', 'exited', 'left', 'over', 'refused', 'served', 'taken']

let services: Services
let customers: IesCustomer[]
beforeAll(async () => {
  services = await startServices()
  customers = await tellCustomers(services, CUSTOMERS)
})
afterAll(async () => services[Symbol.asyncDispose]())

describe('access follows the referral', () => {
  it(`REF-002 REF-008 REF-021 REF-037 REF-053 IDN-015 on each day and on every way exactly the customers of a plain reading of the diary are open, seed ${SEED}`, async () => {
    const { days, steps } = histories(SEED, CUSTOMERS, DAYS)
    const files = customers.map(({ customerId }) => new CaseFile(services, customerId))
    const seen = { open: 0, hidden: 0 }
    let day = 0
    for (const [round, passing] of days.entries()) {
      await Promise.all(files.map((file, index) => tried(file, steps[index]?.[round] ?? [], day)))
      services.clock.advance({ days: passing })
      day += passing
      await heardEverywhere(services)
      const today = localDateOf(services.clock.now())
      for (const [place, { id }] of ORGANISATIONS.entries()) {
        const open = files.filter(({ diary }) => mayPlainlySee(diary, day, today).includes(id))
        const expected = open.map(({ customerId }) => customerId).toSorted()
        const answers = await answersTo(place, services, customers)
        const ways = Object.keys(answers).filter((way) => way !== OF_REFERRALS || id !== OFFICE.id)
        // Whom an FCRC serves itself nobody need have referred.
        expect(expected).toEqual(expect.arrayContaining([...(answers[OF_REFERRALS] ?? [])]))
        expect({ day, answers: ways.map((way) => [way, answers[way]]) }).toEqual({
          ...{ day, answers: ways.map((way) => [way, expected]) },
        })
        expect(await countFor(place, services)).toBe(expected.length)
        seen.open += expected.length
        seen.hidden += files.filter(({ diary }) => hadMet(diary, id)).length - expected.length
      }
    }
    expect(seen.open).toBeGreaterThan(20)
    expect(seen.hidden).toBeGreaterThan(20)
    const facts = Map.groupBy(
      files.flatMap(({ diary }) => diary),
      ({ fact }) => fact,
    )
    expect([...facts.keys()].toSorted()).toEqual(FACTS)
  }, 120_000)
})

async function tried(file: CaseFile, steps: readonly Step[], day: number): Promise<void> {
  for (const step of steps) await file.try(step, day)
}

function hadMet(diary: CaseFile['diary'], provider: string): boolean {
  return diary.some((line) => (line.fact === 'asked' || line.fact === 'served') && line.provider === provider)
}
