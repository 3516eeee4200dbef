import { describe, expect, it } from '@jest/globals'
import type { Role } from '@isets/contracts'
import { abilityFor, mayEver } from '@isets/policies'
import { GUIDANCE, type Guidance } from '@isets/rules'

const ID = '00000000-0000-4000-8000-000000000001'

function may(role: Role, [action, subject]: Guidance['needs']): boolean {
  const who = { userId: ID, roles: [role], organisationId: ID, subGranteeIds: [], assignedOrganisationIds: [] }
  return mayEver(abilityFor(who), action, subject)
}

describe('guidance', () => {
  it.each(GUIDANCE)('HELP-041 leads to what a provider corrects and support does not: $question', ({ needs }) => {
    expect(may('partner', needs)).toBe(true)
    expect(may('siu_agent', needs)).toBe(false)
    expect(may('siu_lead', needs)).toBe(false)
  })
})
