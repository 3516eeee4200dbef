import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { operations, ROLES, type RegisteredOperation, type Role } from '@isets/contracts'
import { caller } from '@isets/service-kit/testing'
import { startStand, type IesExchangeStand } from './test/stand.ts'

/**
 * Who gets past the door of each operation, written down from the rubric and not from the code. The two about discarded
 * files look at nobody: only the gateway may publish to them.
 */
const PROVIDERS: readonly Role[] = ['partner', 'intermediary']
const IDHS_ON_CUSTOMERS: readonly Role[] = ['provider_manager', 'workforce_development', 'super_admin']
const EXPECTED: Record<string, readonly Role[]> = {
  listImports: ['super_admin'],
  openImport: ['super_admin'],
  listRejectedRows: ['super_admin'],
  decideAbsence: ['super_admin'],
  registerImport: ['super_admin'],
  readFeedStatus: ROLES,
  searchIes: [...PROVIDERS, ...IDHS_ON_CUSTOMERS],
  openFound: [...PROVIDERS, ...IDHS_ON_CUSTOMERS],
  addCustomer: IDHS_ON_CUSTOMERS,
  listLookups: ['super_admin'],
  listDiscardedFiles: ROLES,
  confirmDiscarded: ROLES,
  listDeadLetters: ['super_admin'],
  redriveDeadLetter: ['super_admin'],
}
const onTheBus = operations('ies-exchange').filter(({ audience }) => audience !== 'edge')

let stand: IesExchangeStand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.stop())

async function codeOf(operation: RegisteredOperation, role: Role | null): Promise<string> {
  const by = role === null ? stand.nobody : stand.as(caller(role))
  return by.call(operation.procedure, {}).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )
}

describe('who may call the IES exchange', () => {
  it('has an expectation for every operation', () => {
    expect(onTheBus.map((one) => one.name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted())
  })

  it.each(onTheBus)('$name lets exactly the expected roles in (IDN-013)', async (operation) => {
    const letIn = []
    for (const role of ROLES) if ((await codeOf(operation, role)) !== 'FORBIDDEN') letIn.push(role)
    expect(letIn).toEqual(ROLES.filter((role) => EXPECTED[operation.name]?.includes(role)))
  })

  it.each(onTheBus.filter(({ permission }) => permission !== 'service'))(
    'IDN-001 $name is closed to callers without a token',
    async (operation) => {
      expect(await codeOf(operation, null)).toBe('UNAUTHENTICATED')
    },
  )
})
