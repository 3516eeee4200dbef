import { describe, expect, it } from '@jest/globals'
import type { Role } from '@isets/contracts'
import { abilityFor, mayEver } from '@isets/policies'
import { landingOf, navigationFor, type May } from './navigation.ts'

function mayOf(role: Role): May {
  const ability = abilityFor({
    userId: '00000000-0000-4000-8000-000000000001',
    roles: [role],
    organisationId: '00000000-0000-4000-8000-000000000002',
    subGranteeIds: [],
    assignedOrganisationIds: [],
  })
  return (action, subject) => mayEver(ability, action, subject)
}
const pagesOf = (role: Role) => navigationFor(mayOf(role)).flatMap(({ pages }) => pages.map(({ name }) => name))

describe('the rail', () => {
  it('shows a partner how to get help and nothing of support', () => {
    expect(pagesOf('partner')).toEqual(expect.arrayContaining(['getHelp', 'myRequests']))
    expect(pagesOf('partner')).not.toContain('queue')
    expect(pagesOf('partner')).not.toContain('deadLetters')
  })

  it('shows an SIU agent the queue first', () => {
    expect(pagesOf('siu_agent')[0]).toBe('queue')
  })

  it('shows the quarantine to a lead of SIU only', () => {
    expect(pagesOf('siu_lead')).toContain('quarantine')
    for (const role of ['siu_agent', 'super_admin', 'partner'] as const)
      expect(pagesOf(role)).not.toContain('quarantine')
  })

  it('leaves out a section in which nothing is allowed', () => {
    expect(navigationFor(() => false)).toEqual([])
  })

  it('lands support in the queue and everybody else at their own requests', () => {
    expect(landingOf(mayOf('siu_agent'))).toBe('/support/queue')
    expect(landingOf(mayOf('partner'))).toBe('/help/requests')
  })
})
