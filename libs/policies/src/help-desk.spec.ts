import type { Action, Role } from '@isets/contracts'
import { describe, expect, it } from '@jest/globals'
import { abilityFor } from './ability.ts'
import { mayEver } from './authorise.ts'
import {
  callerWith,
  ME,
  MY_ORGANISATION,
  MY_PROVIDER,
  MY_SUB_GRANTEE,
  SOMEBODY,
  STRANGE_ORGANISATION,
} from './fixtures/callers.ts'
import { matches, recordFilter } from './filter.ts'
import { everyStaffRole } from './rubric/help-desk.ts'

const own = { id: SOMEBODY, requesterId: ME, organisationId: MY_ORGANISATION, status: 'new' }
/** The caller is in CC of all of these. */
const colleague = { ...own, requesterId: SOMEBODY, cc: [ME] }
const ofSubGrantee = { ...colleague, organisationId: MY_SUB_GRANTEE }
const ofAssignedProvider = { ...colleague, organisationId: MY_PROVIDER }
const strange = { ...colleague, organisationId: STRANGE_ORGANISATION }
const escalated = { ...strange, status: 'escalated' }
const withoutOrganisation = { ...colleague, organisationId: null }
const all = { own, colleague, ofSubGrantee, ofAssignedProvider, strange, escalated, withoutOrganisation }

const staff = Object.keys(everyStaffRole(true)) as Role[]
const support = ['siu_agent', 'siu_lead'] as const

function reached(role: Role, action: Action): string[] {
  const filter = recordFilter(abilityFor(callerWith(role)), action, 'HelpRequest')
  return Object.entries(all).flatMap(([name, record]) => (matches(filter, record) ? [name] : []))
}

describe('help requests', () => {
  it.each(['partner', 'intermediary', 'cbo_program_manager', 'workforce_development', 'billing_manager'] as const)(
    'HELP-027, HELP-043 a %s sees and answers own requests, not those of a colleague or where only in CC',
    (role) => {
      expect(reached(role, 'read')).toEqual(['own'])
      expect(reached(role, 'answer')).toEqual(['own'])
    },
  )

  it('lets a provider manager see and answer the requests of assigned providers', () => {
    expect(reached('provider_manager', 'read')).toEqual(['own', 'ofAssignedProvider'])
    expect(reached('provider_manager', 'answer')).toEqual(['own', 'ofAssignedProvider'])
    expect(reached('provider_manager', 'triage')).toEqual([])
  })

  it.each(support)('HELP-028 a %s sees, answers, triages, assigns and escalates all requests', (role) => {
    for (const action of ['read', 'answer', 'triage', 'assign', 'escalate', 'resolve'] as const) {
      expect(reached(role, action)).toEqual(Object.keys(all))
    }
  })

  it('HELP-028 keeps triage to SIU', () => {
    for (const action of ['triage', 'assign', 'escalate', 'resolve', 'close'] as const) {
      expect(staff.filter((role) => reached(role, action).length > 0)).toEqual([...support])
    }
    expect(staff.filter((role) => reached(role, 'bulk').length > 0)).toEqual(['siu_lead'])
  })

  it('lets the super admin see all requests and answer only own ones', () => {
    expect(reached('super_admin', 'read')).toEqual(Object.keys(all))
    expect(reached('super_admin', 'answer')).toEqual(['own'])
  })

  it.each(['platform_manager', 'program_manager'] as const)('HELP-029 a %s sees what is escalated', (role) => {
    expect(reached(role, 'read')).toEqual(['own', 'escalated'])
    expect(reached(role, 'answer')).toEqual(['own', 'escalated'])
    expect(reached(role, 'handBack')).toEqual(['escalated'])
  })

  it('never shows an internal note outside SIU', () => {
    for (const action of ['read', 'write'] as const) {
      const roles = [...staff, 'customer', 'ies_sync'] as const
      expect(roles.filter((role) => mayEver(abilityFor(callerWith(role)), action, 'HelpRequestNote'))).toEqual([
        ...support,
      ])
    }
  })

  it('keeps a draft to the person who writes it', () => {
    for (const role of staff) {
      const filter = recordFilter(abilityFor(callerWith(role)), 'read', 'HelpRequestDraft')
      expect(filter).toEqual({ kind: 'where', where: { $or: [{ userId: { $eq: ME } }] } })
    }
  })
})

describe('who may file what', () => {
  const filers = (action: Action, subject: 'HelpRequest' | 'TrainingRequest'): Role[] =>
    [...staff, 'customer' as const, 'ies_sync' as const].filter((role) =>
      mayEver(abilityFor(callerWith(role)), action, subject),
    )

  it('lets all staff file a help request', () => {
    expect(filers('file', 'HelpRequest')).toEqual(staff)
  })

  it('HELP-034, IDN-020 lets management staff ask to remove a user', () => {
    expect(filers('fileForRemoval', 'HelpRequest')).toEqual(['cbo_program_manager', 'provider_manager', 'super_admin'])
  })

  it('IDN-018 lets an approved partner ask for a new user', () => {
    const expected = ['partner', 'intermediary', 'cbo_program_manager', 'provider_manager', 'super_admin']
    expect(filers('fileForNewUser', 'HelpRequest')).toEqual(expected)
  })

  it('HELP-042 lets only provider managers ask for training', () => {
    expect(filers('file', 'TrainingRequest')).toEqual(['provider_manager'])
  })
})

describe('people', () => {
  it.each(['partner', 'intermediary', 'cbo_program_manager'] as const)(
    'IDN-022 lists the own users to a %s',
    (role) => {
      const filter = recordFilter(abilityFor(callerWith(role)), 'read', 'User')
      expect(filter).toEqual({ kind: 'where', where: { $or: [{ organisationId: { $eq: MY_ORGANISATION } }] } })
    },
  )

  it('IDN-016 shows an intermediary its own organisation and its sub-grantees', () => {
    const filter = recordFilter(abilityFor(callerWith('intermediary')), 'read', 'Organisation')
    const shown = [MY_ORGANISATION, MY_SUB_GRANTEE, MY_PROVIDER, STRANGE_ORGANISATION].filter((id) =>
      matches(filter, { id }),
    )
    expect(shown).toEqual([MY_ORGANISATION, MY_SUB_GRANTEE])
  })
})
