import { describe, expect, it } from '@jest/globals'
import { DEMO_FCRCS, DEMO_ORGANISATIONS } from './organisations.ts'
import { demoContracts, demoProgrammes } from './programmes.ts'

const ORGANISATIONS = [...DEMO_ORGANISATIONS, ...DEMO_FCRCS]

describe('the demo programmes', () => {
  const programmes = demoProgrammes(2027)
  const contracts = demoContracts(2027)

  it('REF-065 REF-037 gives every organisation a programme under its own contract of the fiscal year', () => {
    expect(new Set(programmes.map((one) => one.organisationId))).toEqual(new Set(ORGANISATIONS.map(({ id }) => id)))
    for (const { contractId, organisationId, fiscalYear, activities } of programmes) {
      const contract = contracts.find(({ id }) => id === contractId)
      expect(contract).toMatchObject({ organisationId, fiscalYear })
      expect(contract?.activities).toEqual(expect.arrayContaining([...activities]))
    }
  })

  it('has one contract per organisation for this year and the last, each with an id and a number of its own', () => {
    expect(contracts).toHaveLength(ORGANISATIONS.length * 2)
    expect(new Set(contracts.map(({ id }) => id)).size).toBe(contracts.length)
    expect(new Set(contracts.map(({ number }) => number)).size).toBe(contracts.length)
  })

  it('keeps the id of a programme from year to year', () => {
    expect(demoProgrammes(2026).map(({ id }) => id)).toEqual(programmes.map(({ id }) => id))
    expect(new Set(programmes.map(({ id }) => id)).size).toBe(programmes.length)
  })
})
