import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { contractBreaks } from './contract-breaks.ts'
import { snapshotOfContract, snapshotText, type ContractSnapshot } from './snapshot.ts'

const text = readFileSync(new URL('../../schema-snapshot.json', import.meta.url), 'utf8')
const committed = JSON.parse(text) as ContractSnapshot

describe('the contract', () => {
  it('breaks nothing that was promised in v1', () => {
    expect(contractBreaks(committed, snapshotOfContract())).toEqual([])
  })

  it('is the one of the committed snapshot: run `npm run contracts:snapshot` after a change', () => {
    expect(snapshotText(snapshotOfContract())).toBe(text)
  })

  it('has one place for each method and path', () => {
    const places = Object.values(committed.operations).map(({ method, path }) => `${method} ${path}`)
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([])
  })
})
