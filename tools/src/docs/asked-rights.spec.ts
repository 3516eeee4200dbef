import { describe, expect, it } from '@jest/globals'
import { ACTIONS, rightsAsked, SUBJECTS } from '@isets/contracts'
import { sourcesOfServices } from './event-map.ts'

/** `'editAfterExit', 'SupportiveServiceCost'`: a right as code names it. */
const NAMED = /'([a-z]\w+)', '([A-Z]\w+)'/g

function isRight([action, subject]: readonly [string, string]): boolean {
  return ACTIONS.some((one) => one === action) && SUBJECTS.some((one) => one === subject)
}

describe('the rights that operations ask for', () => {
  it('are declared in the contracts, also those that a service asks for by what it finds', () => {
    const declared = new Set(rightsAsked().map(String))
    const named = sourcesOfServices().flatMap(({ service, text }) =>
      [...text.matchAll(NAMED)]
        .map(([, action = '', subject = '']) => [action, subject] as const)
        .filter(isRight)
        .map((right) => ({ service, right: String(right) })),
    )
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter(({ right }) => !declared.has(right))).toEqual([])
  })
})
