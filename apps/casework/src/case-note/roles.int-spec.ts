import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { contract, operationOf, ROLES, type Caller, type Role } from '@isets/contracts'
import { asked, known, knownOrganisation, note, organisationNote, written } from '../test/notes.ts'
import { caller, ORGANISATION, OTHER_ORGANISATION, partner, startStand, type CaseworkStand } from '../test/stand.ts'

type Outcome = 'answered' | 'FORBIDDEN' | 'NOT_FOUND'
/** Roles that no line names are FORBIDDEN. */
type Expectation = readonly (readonly [roles: readonly Role[], outcome: Outcome])[]

const IDHS: readonly Role[] = ['provider_manager', 'workforce_development', 'super_admin']
const PROVIDERS: readonly Role[] = ['partner', 'intermediary']
/** Of a provider with access to the customer, and of one without. */
const HERE: Expectation = [[[...IDHS, ...PROVIDERS], 'answered']]
const ELSEWHERE: Expectation = [
  [IDHS, 'answered'],
  [PROVIDERS, 'NOT_FOUND'],
]
const SUPER: Expectation = [[['super_admin'], 'answered']]
const casework = contract.casework

/** Written down from the rubric and the requirements, not from the code. */
const EXPECTED: Record<string, { here: Expectation; elsewhere: Expectation }> = {
  writeNote: { here: HERE, elsewhere: ELSEWHERE },
  listNotes: { here: HERE, elsewhere: ELSEWHERE },
  openNote: { here: HERE, elsewhere: ELSEWHERE },
  listTeam: { here: HERE, elsewhere: ELSEWHERE },
  findTeamCandidates: { here: HERE, elsewhere: ELSEWHERE },
  joinTeam: { here: HERE, elsewhere: ELSEWHERE },
  leaveTeam: { here: HERE, elsewhere: ELSEWHERE },
  // Rubric line 91: all of these ask, and the billing manager anywhere.
  requestDeletion: {
    here: [[[...IDHS, ...PROVIDERS, 'billing_manager', 'cbo_program_manager'], 'answered']],
    elsewhere: [
      [[...IDHS, 'billing_manager'], 'answered'],
      [[...PROVIDERS, 'cbo_program_manager'], 'NOT_FOUND'],
    ],
  },
  listDeletionRequests: { here: SUPER, elsewhere: SUPER },
  countDeletionRequests: { here: SUPER, elsewhere: SUPER },
  openDeletionRequest: { here: SUPER, elsewhere: SUPER },
  decideDeletion: { here: [], elsewhere: [] }, // C22: only with the role of IDHS management as well
  writeOrganisationNote: { here: HERE, elsewhere: [[['workforce_development', 'super_admin'], 'answered']] },
  listOrganisationNotes: {
    here: [[[...IDHS, ...PROVIDERS, 'cbo_program_manager'], 'answered']],
    elsewhere: [[[...IDHS, ...PROVIDERS, 'cbo_program_manager'], 'answered']],
  },
  organisationNoteOptions: {
    here: HERE,
    elsewhere: [
      [['workforce_development', 'super_admin'], 'answered'],
      [['provider_manager', ...PROVIDERS], 'NOT_FOUND'],
    ],
  },
}

const author = partner()
let stand: CaseworkStand
let customerId: string
beforeAll(async () => {
  stand = await startStand()
  customerId = await stand.customer({ granted: [ORGANISATION] })
  await knownOrganisation(stand, ORGANISATION)
})
afterAll(() => stand.stop())

const fresh = async () => (await written(stand, author, customerId)).id
const contact = async () => (await known(stand, 'workforce_development')).userId

const INPUTS: Record<string, () => Promise<unknown>> = {
  writeNote: async () => note(customerId),
  listNotes: async () => ({ customerId }),
  openNote: async () => ({ id: await fresh() }),
  listTeam: async () => ({ customerId }),
  findTeamCandidates: async () => ({ customerId }),
  joinTeam: async () => ({ customerId, userId: await contact() }),
  leaveTeam: async () => {
    const userId = await contact()
    await stand.as(author).call(casework.joinTeam, { customerId, userId })
    return { customerId, userId }
  },
  requestDeletion: async () => ({ id: await fresh(), reason: 'other', explanation: 'Written by mistake.' }),
  listDeletionRequests: async () => ({}),
  countDeletionRequests: async () => ({}),
  openDeletionRequest: async () => ({ id: await asked(stand, author, await fresh()) }),
  decideDeletion: async () => ({
    id: await asked(stand, author, await fresh()),
    version: 1,
    decision: 'rejected',
    note: 'It stays.',
  }),
  writeOrganisationNote: async () => organisationNote(),
  listOrganisationNotes: async () => ({}),
  organisationNoteOptions: async () => ({ organisationId: ORGANISATION }),
}

async function outcomeOf(name: string, by: Caller): Promise<string> {
  const procedure = casework[name as keyof typeof casework]
  const input = await INPUTS[name]?.()
  return stand
    .as(by)
    .call(procedure, input as never, { idempotencyKey: randomUUID() })
    .then(
      () => 'answered',
      (error: { code: string }) => error.code,
    )
}

function expectedOf(expectation: Expectation, role: Role): Outcome {
  return expectation.find(([roles]) => roles.includes(role))?.[1] ?? 'FORBIDDEN'
}

describe('who may do what with notes (IDN-013, IDN-015)', () => {
  it.each(Object.keys(EXPECTED))('%s by each role, here and elsewhere', async (name) => {
    expect(operationOf(casework[name as keyof typeof casework]).service).toBe('casework')
    const places = { here: ORGANISATION, elsewhere: OTHER_ORGANISATION } as const
    const actual: Record<string, string> = {}
    const expected: Record<string, string> = {}
    for (const place of ['here', 'elsewhere'] as const) {
      for (const role of ROLES) {
        const by = caller(role, { organisationId: places[place], assignedOrganisationIds: [places[place]] })
        actual[`${role} ${place}`] = await outcomeOf(name, by)
        expected[`${role} ${place}`] = expectedOf(EXPECTED[name]?.[place] ?? [], role)
      }
    }
    expect(actual).toEqual(expected)
  })
})
