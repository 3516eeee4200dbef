import { describe, expect, it } from '@jest/globals'
import { Histories } from './histories.ts'

const USUAL = { seed: 7, runs: 20 }

describe('the number of random histories', () => {
  it('is the usual one with the usual seed, unless more are asked for', () => {
    expect(new Histories('one', USUAL, undefined).parameters).toEqual({ seed: 7, numRuns: 20, endOnFailure: true })
  })

  it('is divided where one run plays several side by side, and where one is long', () => {
    const usual = { seed: 7, runs: 36, atOnce: 36, oneOf: 5 }
    expect(new Histories('one', usual, undefined).parameters.numRuns).toBe(1)
  })
})

describe('the history that failed', () => {
  it('is played alone when its path is named', () => {
    const { parameters } = new Histories('one', USUAL, { seed: 9, runs: 1_000, path: '437' })
    expect(parameters).toEqual({ seed: 9, numRuns: 1, endOnFailure: true, path: '437' })
  })
})

describe('the acts that histories hardly reach', () => {
  it('are those that were accepted too seldom', () => {
    const histories = new Histories('one', USUAL, undefined)
    for (const accepted of [true, true, false]) histories.took('accept', accepted)
    histories.took('close', true)
    expect(histories.hardlyReached(['accept', 'close', 'reject'])).toEqual(['close', 'reject'])
  })

  it.each([
    ['fewer than usual', { seed: 9, runs: 36 }],
    ['one alone', { seed: 9, runs: 1_000, path: '437' }],
  ])('are none where %s are played, and nothing else is asked of them', (_title, asked) => {
    const histories = new Histories('one', { seed: 7, runs: 36, atOnce: 36, oneOf: 5 }, asked)
    expect(histories.isWhole).toBe(false)
    expect(histories.hardlyReached(['accept'])).toEqual([])
  })
})
