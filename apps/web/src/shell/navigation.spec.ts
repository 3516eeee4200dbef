import { describe, expect, it } from '@jest/globals'
import type { Role } from '@isets/contracts'
import { abilityFor, mayEver, STAFF_ROLES } from '@isets/policies'
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
  it('HELP-002 shows a partner how to get help and nothing of support', () => {
    expect(pagesOf('partner')).toEqual(expect.arrayContaining(['helpDesk', 'getHelp', 'myRequests']))
    expect(pagesOf('partner')).not.toContain('queue')
    expect(pagesOf('partner')).not.toContain('deadLetters')
  })

  it('shows an SIU agent the queue', () => {
    expect(pagesOf('siu_agent')).toEqual(expect.arrayContaining(['start', 'queue']))
  })

  it.each(['platform_manager', 'program_manager'] as const)('HELP-029 leads a %s to what is escalated', (role) => {
    expect(pagesOf(role)).toContain('escalated')
    expect(pagesOf(role)).not.toContain('queue')
    expect(pagesOf('siu_agent')).not.toContain('escalated')
  })

  it('shows the quarantine to a lead of SIU only', () => {
    expect(pagesOf('siu_lead')).toContain('quarantine')
    for (const role of ['siu_agent', 'super_admin', 'partner'] as const)
      expect(pagesOf(role)).not.toContain('quarantine')
  })

  it('IES-015 shows who watches over IES the look-ups, and no provider', () => {
    expect(pagesOf('super_admin')).toContain('iesLookups')
    expect(pagesOf('partner')).not.toContain('iesLookups')
  })

  it('REF-036 REF-055 leads an FCRC to what it has referred, and there to a new referral, as everybody who refers', () => {
    for (const role of ['fcrc', 'partner', 'workforce_development'] as const) {
      expect(pagesOf(role)).toContain('referrals')
      expect(mayOf(role)('submit', 'Referral')).toBe(true)
    }
    expect(pagesOf('siu_agent')).not.toContain('referrals')
  })

  it('leaves out a section in which nothing is allowed', () => {
    expect(navigationFor(() => false)).toEqual([])
  })

  it.each(STAFF_ROLES)('lands a %s on the start page', (role) => {
    expect(landingOf(mayOf(role))).toBe('/start')
  })
})
