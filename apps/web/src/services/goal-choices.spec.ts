import { describe, expect, it } from '@jest/globals'
import type { ServiceGoal } from '@isets/contracts'
import { choiceOf, firstChoice } from './goal-choices.ts'

const one: ServiceGoal = { id: 'one', statement: 'Find work', status: 'on_track' }
const two: ServiceGoal = { id: 'two', statement: 'Keep the work', status: 'not_started' }
const under = ({ id, statement, status }: ServiceGoal, removed = false) => ({
  goal: statement,
  planGoal: { id, status, removed },
})
const TYPED = { goal: 'Typed by hand', planGoal: null }

describe('the goals to choose from', () => {
  it('SUPP-001 are those of the plan, and the one that the service has from a former enrollment', () => {
    expect(choiceOf([one, two], null)).toEqual([one, two])
    expect(choiceOf([one, two], under(two))).toEqual([one, two])
    expect(choiceOf([one], under(two))).toEqual([two, one])
    expect(choiceOf([one], under(two, true))).toEqual([one])
    expect(choiceOf([], TYPED)).toEqual([])
  })

  it('SUPP-001 begin with that of the service or the only one; of several a person chooses', () => {
    expect(firstChoice([one, two], under(two))).toBe('two')
    expect(firstChoice([one], TYPED)).toBe('one')
    expect(firstChoice([one], under(two, true))).toBe('one')
    expect(firstChoice([one, two], null)).toBe('')
    expect(firstChoice([], null)).toBe('')
  })
})
