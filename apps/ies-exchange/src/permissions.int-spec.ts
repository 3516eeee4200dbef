import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operations, ROLES, type Caller, type Role } from '@isets/contracts'
import { demoFeedRows, feedFile } from '@isets/demo'
import {
  caller,
  expectedOutcomes,
  outcomeOf,
  outcomesByRole,
  showing,
  withoutRowSecurity,
  type Expectation,
} from '@isets/service-kit/testing'
import { startStand, type IesExchangeStand } from './test/stand.ts'

const IDHS_ON_CUSTOMERS: readonly Role[] = ['provider_manager', 'workforce_development', 'super_admin']
const SEARCHERS: readonly Role[] = ['partner', 'intermediary', ...IDHS_ON_CUSTOMERS]
const SUPER: Expectation = [[['super_admin'], 'answered']]
const EVERYBODY: Expectation = [[ROLES, 'answered']]

/**
 * Written down from the rubric, not from the code. A file belongs to no organisation; a person in IES is opened to the
 * user who has just found them. The two about discarded files look at nobody: only the gateway may publish to them.
 */
const EXPECTED: Record<string, Expectation> = {
  listImports: SUPER,
  openImport: SUPER,
  listRejectedRows: SUPER,
  decideAbsence: SUPER,
  registerImport: SUPER,
  readFeedStatus: EVERYBODY,
  searchIes: [[SEARCHERS, 'answered']],
  openFound: [[SEARCHERS, 'answered', 'FORBIDDEN']],
  addCustomer: [[IDHS_ON_CUSTOMERS, 'answered']],
  listLookups: SUPER,
  listDiscardedFiles: EVERYBODY,
  confirmDiscarded: EVERYBODY,
  listDeadLetters: SUPER,
  redriveDeadLetter: [[['super_admin'], 'NOT_FOUND']],
}
const onTheBus = operations('ies-exchange').filter(({ audience }) => audience !== 'edge')

const ROWS = [...demoFeedRows(4, '2026-03-02')]
const [person] = ROWS
const names = { firstName: person?.['first_name'] ?? '', lastName: person?.['last_name'] ?? '' }
const search = { ...names, individualNumber: person?.['individual_number'] ?? '' }

let stand: IesExchangeStand
let importId: string
let customerId: string
beforeAll(async () => {
  stand = await startStand()
  await withoutRowSecurity(stand)
  importId = (await stand.takeIn(feedFile(ROWS))).id
  // Waits for a decision: the files that are registered after it wait too.
  await stand.sql(`update feed_import set status = 'held', finished_at = null where id = ?`, [importId])
  customerId = await found(caller('super_admin'))
})
afterAll(() => stand.stop())

async function found(by: Caller): Promise<string> {
  const { customer } = await stand.as(by).call(contract.iesExchange.searchIes, search)
  return customer?.customerId ?? ''
}

let added = 0
function newCustomer() {
  added += 1
  return {
    ...{ firstName: 'Robin', lastName: 'Sample-Added', birthDate: '1990-01-01', zip: '60601' },
    ...{ individualNumber: String(908_888_800 + added), caseNumber: '808888888' },
  }
}

/** A fitting input for each operation. */
const INPUTS: Record<string, (version: number) => unknown> = {
  listImports: () => ({}),
  openImport: () => ({ id: importId }),
  listRejectedRows: () => ({ id: importId }),
  decideAbsence: (version) => ({ id: importId, version, decision: 'keep' }),
  registerImport: () => ({ id: randomUUID(), name: 'ies.csv', bytes: 10, sha256: 'b'.repeat(64), full: false }),
  readFeedStatus: () => ({}),
  searchIes: () => search,
  openFound: () => ({ customerId }),
  addCustomer: newCustomer,
  listLookups: () => ({}),
  listDiscardedFiles: () => ({}),
  confirmDiscarded: () => ({ ids: [] }),
  listDeadLetters: () => ({}),
  redriveDeadLetter: () => ({ id: randomUUID() }),
}

const SHOWS: Record<string, () => (answer: unknown) => boolean> = {
  listImports: () => showing(importId),
  searchIes: () => showing(customerId),
  listLookups: () => showing(customerId),
}

async function callerOf(role: Role, hasFound: boolean): Promise<Caller> {
  const by = caller(role)
  if (hasFound && SEARCHERS.includes(role)) await found(by)
  return by
}

describe('who may call the IES exchange', () => {
  it('has an expectation and an input for every operation', () => {
    const all = onTheBus.map((one) => one.name).toSorted()
    expect(Object.keys(EXPECTED).toSorted()).toEqual(all)
    expect(Object.keys(INPUTS).toSorted()).toEqual(all)
  })

  describe.each([
    { about: 'a person whom they have found', hasFound: true },
    { about: 'a person whom somebody else has found', hasFound: false },
  ])('about $about (IDN-013, IES-018)', ({ hasFound }) => {
    it.each(onTheBus)('$name for every role', async ({ name, procedure }) => {
      const expected = expectedOutcomes(EXPECTED[name] ?? [], hasFound)
      const asked = {
        procedure,
        expected,
        callerOf: (role: Role) => callerOf(role, hasFound),
        inputOf: INPUTS[name],
        shows: SHOWS[name]?.(),
      }
      expect(await outcomesByRole(stand, asked)).toEqual(expected)
    })
  })

  it.each(onTheBus.filter(({ permission }) => permission !== 'service'))(
    'IDN-001 $name is closed to callers without a token',
    async ({ name, procedure }) => {
      expect(await outcomeOf(stand.nobody.call(procedure, await INPUTS[name]?.(1)))).toBe('UNAUTHENTICATED')
    },
  )
})
