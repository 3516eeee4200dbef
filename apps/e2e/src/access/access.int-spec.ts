import { afterAll, describe, expect, it } from '@jest/globals'
import type { IesCustomer } from '@isets/contracts'
import { addCalendarDays, localDateOf } from '@isets/rules'
import { Histories, overByTime } from '@isets/testing'
import fc from 'fast-check'
import { countsFor, foundBy, inTurns, listedFor } from './answers.ts'
import { CaseFile } from './case-file.ts'
import { expectedOn, openTo } from './expected.ts'
import { anyHistories, type CustomerHistories, type Step } from './histories.ts'
import { heardEverywhere, startServices, tellCustomers, type Services } from './services.ts'
import { VIEWERS, type Viewer } from './viewers.ts'

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
    await look(services, customers, files, { day, round })
  }
  for (const { diary } of files) for (const { fact } of diary) seen.facts.add(fact)
}

async function look(
  services: Services,
  customers: readonly IesCustomer[],
  files: readonly CaseFile[],
  { day, round }: { readonly day: number; readonly round: number },
): Promise<void> {
  const at = { day, today: localDateOf(services.clock.now()) }
  for (const { diary } of files) diary.push(...overByTime(diary, day, at.today))
  for (const viewer of VIEWERS) {
    const listed = await listedFor(viewer, services, customers)
    const found = await foundBy(viewer, services, addressed(viewer, customers, round))
    const expected = {
      ...expectedOn(Object.keys(listed), viewer, files, at),
      ...expectedOn(Object.keys(found), viewer, addressed(viewer, files, round), at),
    }
    const where = { day, viewer: viewer.name }
    expect({ ...where, answers: { ...listed, ...found } }).toEqual({ ...where, answers: expected })
    const open = openTo(viewer, files, at).length
    expect(await countsFor(viewer, services)).toEqual({ customers: open, isQueueCounted: true })
    const { sees } = viewer
    if (sees === 'everybody') continue
    seen.open += open
    seen.hidden += files.filter((file) => hadMet(sees, file)).length - open
  }
}

/** Providers follow the addresses of all customers each day, the others those of a few in turn. */
function addressed<One>({ caller }: Viewer, all: readonly One[], round: number): readonly One[] {
  return caller.roles.includes('partner') ? all : all.filter((_, place) => place % DAYS === round)
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

function hadMet(providers: readonly string[], { diary }: CaseFile): boolean {
  return diary.some((line) => (line.fact === 'asked' || line.fact === 'served') && providers.includes(line.provider))
}
