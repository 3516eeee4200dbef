import { createMongoAbility } from '@casl/ability'
import { rulesToCondition } from '@casl/ability/extra'
import { Refusal } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { abilityFor, abilityOf } from './ability.ts'
import { authorise, mayEver } from './authorise.ts'
import {
  callerWith,
  ME,
  MY_ORGANISATION,
  MY_PROVIDER,
  SOMEBODY,
  staffWith,
  STRANGE_ORGANISATION,
} from './fixtures/callers.ts'
import { matches, recordFilter } from './filter.ts'
import { packRules, unpackRules } from './packed.ts'
import { rubricRows } from './rubric.ts'

const strange = { id: SOMEBODY, requesterId: SOMEBODY, organisationId: STRANGE_ORGANISATION, status: 'new' }

function refusalOf(act: () => void): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('trap: CASL says null when nothing is allowed, and where(null) selects everything', () => {
  it('is still what CASL does', () => {
    const none = createMongoAbility([])
    const hooks = { and: () => 'and', or: () => 'or', empty: () => 'empty' }
    expect(rulesToCondition(none.rulesFor('read', 'HelpRequestNote'), () => '', hooks)).toBeNull()
  })

  it('gives a filter of kind "none" that matches no record', () => {
    const filter = recordFilter(abilityFor(callerWith('partner')), 'read', 'HelpRequestNote')
    expect(filter).toEqual({ kind: 'none' })
    expect(matches(filter, strange)).toBe(false)
  })

  it('keeps "all" apart from "none"', () => {
    const filter = recordFilter(abilityFor(staffWith('siu_agent')), 'read', 'HelpRequest')
    expect(filter).toEqual({ kind: 'all' })
    expect(matches(filter, strange)).toBe(true)
  })
})

describe('trap: { organisationId: undefined } becomes {} through JSON and matches everything', () => {
  it('is still what CASL does', () => {
    const rule = { action: 'read', subject: 'User', conditions: { organisationId: undefined } }
    const ability = createMongoAbility(JSON.parse(JSON.stringify([rule])))
    expect(ability.can('read', { __caslSubjectType__: 'User', organisationId: STRANGE_ORGANISATION })).toBe(true)
  })

  it.each([null, undefined, ''])('gives a partner whose organisation is %p no users at all', (organisationId) => {
    const caller = { ...callerWith('partner'), organisationId } as ReturnType<typeof callerWith>
    const ability = unpackRules(JSON.parse(JSON.stringify(packRules(abilityFor(caller)))))
    expect(recordFilter(ability, 'read', 'User')).toEqual({ kind: 'none' })
    expect(mayEver(ability, 'read', 'User')).toBe(false)
  })

  it('gives a provider manager without providers only own requests, never an empty list that means all', () => {
    const filter = recordFilter(abilityFor(staffWith('provider_manager')), 'read', 'HelpRequest')
    expect(filter).toEqual({ kind: 'where', where: { $or: [{ requesterId: { $eq: ME } }] } })
  })

  it('refuses packed rules that lost their condition on the way', () => {
    expect(() => unpackRules([['read', 'User', {}]])).toThrow('lost its condition')
    expect(() => unpackRules(JSON.parse('[["read","User",{"organisationId":{}}]]'))).toThrow('lost its condition')
  })
})

describe('trap: the last matching rule wins', () => {
  it('is still what CASL does', () => {
    const open = { action: 'read', subject: 'User' }
    const shut = { ...open, inverted: true }
    expect(createMongoAbility([open, shut]).can('read', 'User')).toBe(false)
    expect(createMongoAbility([shut, open]).can('read', 'User')).toBe(true)
  })

  it('does not touch us: two roles together may exactly what either may, in any order', () => {
    const there = abilityFor(callerWith('partner', 'siu_agent', 'auditor'))
    const back = abilityFor(callerWith('auditor', 'siu_agent', 'partner'))
    for (const [action, subject] of rubricRows.flatMap((row) => row.rights)) {
      const alone = (['partner', 'siu_agent', 'auditor'] as const).some((role) =>
        matches(recordFilter(abilityFor(callerWith(role)), action, subject), strange),
      )
      expect(matches(recordFilter(there, action, subject), strange)).toBe(alone)
      expect(matches(recordFilter(back, action, subject), strange)).toBe(alone)
    }
  })

  it('has no rule against anything', () => {
    const rules = abilityFor(callerWith('partner', 'super_admin', 'siu_lead', 'auditor')).rules
    expect(rules.filter((rule) => rule.inverted)).toEqual([])
    const against = abilityOf([{ action: 'read', subject: 'User', inverted: true }])
    expect(() => recordFilter(against, 'read', 'User')).toThrow('only grants')
  })
})

describe('trap: a type-only check of a rule with a condition is always true', () => {
  const ability = abilityFor(callerWith('partner'))

  it('lets mayEver pass, which is why the record is checked as well', () => {
    expect(mayEver(ability, 'read', 'HelpRequest')).toBe(true)
    expect(() => authorise(ability, 'read', 'HelpRequest', strange)).toThrow(Refusal)
  })

  it('says why it refuses', () => {
    const foreign = refusalOf(() => authorise(ability, 'read', 'HelpRequest', strange))
    expect(foreign.code).toBe('FORBIDDEN')
    expect(foreign.details.reason).toBe('Your role does not reach this help request: read.')
    const never = refusalOf(() => authorise(ability, 'triage', 'HelpRequest', strange))
    expect(never.details.reason).toBe('Your role does not include: triage help request.')
  })
})

describe('trap: a rule against fails open on a partly loaded record', () => {
  it('is still what CASL does', () => {
    const ability = createMongoAbility([
      { action: 'decide', subject: 'CostOverride' },
      { action: 'decide', subject: 'CostOverride', inverted: true, conditions: { requesterId: ME } },
    ])
    expect(ability.can('decide', { __caslSubjectType__: 'CostOverride' })).toBe(true)
  })

  it('C21 refuses to decide an override whose requester was not loaded, is unknown, or is the caller', () => {
    const ability = abilityFor(staffWith('idhs_manager'))
    const partly = refusalOf(() => authorise(ability, 'decide', 'CostOverride', { id: SOMEBODY }))
    expect(partly.details.reason).toBe('This cost override was not loaded with requesterId.')
    expect(() => authorise(ability, 'decide', 'CostOverride', { requesterId: null })).toThrow(Refusal)
    expect(() => authorise(ability, 'decide', 'CostOverride', { requesterId: ME })).toThrow(Refusal)
    expect(() => authorise(ability, 'decide', 'CostOverride', { requesterId: SOMEBODY })).not.toThrow()
  })

  it('refuses a record that lacks a field of any condition, even if another condition holds', () => {
    const ability = abilityFor(callerWith('provider_manager'))
    const reason = refusalOf(() => authorise(ability, 'read', 'HelpRequest', { requesterId: ME })).details.reason
    expect(reason).toBe('This help request was not loaded with organisationId.')
    expect(() => authorise(ability, 'read', 'HelpRequest', { requesterId: ME, organisationId: null })).not.toThrow()
  })

  it('never matches what is not loaded', () => {
    const filter = recordFilter(abilityFor(callerWith('provider_manager')), 'read', 'HelpRequest')
    expect(matches(filter, {})).toBe(false)
    expect(matches(filter, { organisationId: MY_PROVIDER })).toBe(true)
    expect(matches(filter, { organisationId: MY_ORGANISATION })).toBe(false)
  })
})
