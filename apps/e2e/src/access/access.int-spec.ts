import { afterAll, describe, expect, it } from '@jest/globals'
import type { IesCustomer } from '@isets/contracts'
import { addCalendarDays, localDateOf } from '@isets/rules'
import { Histories, mayPlainlySee, overByTime } from '@isets/testing'
import fc from 'fast-check'
import { answersTo, countFor, inTurns, OF_REFERRALS } from './answers.ts'
import { CaseFile } from './case-file.ts'
import { anyHistories, type CustomerHistories, type Step } from './histories.ts'
import { heardEverywhere, OFFICE, ORGANISATIONS, startServices, tellCustomers, type Services } from './services.ts'

const CUSTOMERS = 36
const DAYS = 9
const FACTS = ['agreed', 'agreement revoked', 'asked', 'exited', 'left', 'over', 'refused', 'served', 'taken']

const histories = new Histories('access', { seed: 20_261_122, runs: CUSTOMERS, atOnce: CUSTOMERS, oneOf: 5 })
const seen = { open: 0, hidden: 0, facts: new Set<string>() }
afterAll(() => histories.tell())

/** Plays the histories of all customers side by side on services of their own, and looks at the end of each day. */
async function play({ days, steps }: CustomerHistories): Promise<void> {
  await using services = await startServices()
  const customers = await tellCustomers(services, CUSTOMERS)
  const files = customers.map(({ customerId }) => new CaseFile(services, customerId))
  let day = 0
  for (const [round, passing] of days.entries()) {
    await inTurns(files, (file, index) => tried(file, steps[index]?.[round] ?? [], day))
    services.clock.set(addCalendarDays(services.clock.now(), passing))
    day += passing
    await heardEverywhere(services)
    await look(services, customers, files, day)
  }
  for (const { diary } of files) for (const { fact } of diary) seen.facts.add(fact)
}

async function look(
  services: Services,
  customers: readonly IesCustomer[],
  files: readonly CaseFile[],
  day: number,
): Promise<void> {
  const today = localDateOf(services.clock.now())
  for (const { diary } of files) diary.push(...overByTime(diary, day, today))
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

describe('access follows the referral', () => {
  it(
    'REF-002 REF-008 REF-021 REF-037 REF-053 REF-058 IDN-015 on each day and on every way exactly the customers of a plain reading of the diary are open',
    async () => {
      await histories.hold(fc.noBias(anyHistories(CUSTOMERS, DAYS)), play)
      if (!histories.isWhole) return
      expect(seen.open).toBeGreaterThan(20)
      expect(seen.hidden).toBeGreaterThan(20)
      expect([...seen.facts].toSorted()).toEqual(FACTS)
    },
    histories.patience,
  )
})

async function tried(file: CaseFile, steps: readonly Step[], day: number): Promise<void> {
  for (const step of steps) histories.took(step.what, await file.try(step, day))
}

function hadMet(diary: CaseFile['diary'], provider: string): boolean {
  return diary.some((line) => (line.fact === 'asked' || line.fact === 'served') && line.provider === provider)
}
