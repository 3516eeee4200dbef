import { describe, expect, it } from '@jest/globals'
import { HELP_REQUEST_STATUSES, type HelpRequestStatus, type Role } from '@isets/contracts'
import { abilityFor } from '@isets/policies'
import { allowedCommands } from './allowed.ts'
import { sideOf } from './side.ts'

const NOW = new Date('2026-03-02T15:00:00Z')
const ME = '00000000-0000-4000-8000-000000000001'
const SOMEBODY = '00000000-0000-4000-8000-000000000002'

function abilityOf(role: Role) {
  return abilityFor({ userId: ME, roles: [role], organisationId: null, subGranteeIds: [], assignedOrganisationIds: [] })
}

function facts(status: HelpRequestStatus, requesterId = SOMEBODY) {
  return { requesterId, organisationId: null, status, statusSince: NOW }
}

describe('what a reader may do with a request', () => {
  it.each<[HelpRequestStatus, string]>([
    ['new', 'answer note triage assign wait resolve'],
    ['in_progress', 'answer note triage assign wait resolve'],
    ['waiting_for_requester', 'answer note triage assign resume resolve'],
    ['escalated', 'answer note triage assign resolve'],
    ['resolved', 'answer note triage resume close'],
    ['closed', 'note'],
  ])('HELP-028 as SIU agent, %s: %s', (status, commands) => {
    expect(allowedCommands(ME, abilityOf('siu_agent'), facts(status), NOW).join(' ')).toBe(commands)
  })

  it.each(HELP_REQUEST_STATUSES)('HELP-024 as its requester, %s: to answer, unless it is closed', (status) => {
    const allowed = allowedCommands(ME, abilityOf('partner'), facts(status, ME), NOW)
    expect(allowed).toEqual(status === 'closed' ? [] : ['answer'])
  })

  it('ends for the requester when the time to come back to a resolved request is over', () => {
    const late = new Date('2026-04-02T15:00:00Z')
    expect(allowedCommands(ME, abilityOf('partner'), facts('resolved', ME), late)).toEqual([])
  })

  it('is nothing for a super user, who only looks', () => {
    expect(allowedCommands(ME, abilityOf('super_admin'), facts('new'), NOW)).toEqual([])
  })
})

describe('the side on which somebody stands', () => {
  it.each<[Role, HelpRequestStatus, string, string]>([
    ['siu_agent', 'new', SOMEBODY, 'support'],
    ['siu_agent', 'new', ME, 'requester'],
    ['program_manager', 'escalated', SOMEBODY, 'support'],
    ['program_manager', 'new', SOMEBODY, 'requester'],
    ['provider_manager', 'new', SOMEBODY, 'requester'],
  ])('%s, %s, filed by %s: %s', (role, status, requesterId, side) => {
    expect(sideOf(ME, abilityOf(role), facts(status, requesterId))).toBe(side)
  })
})
