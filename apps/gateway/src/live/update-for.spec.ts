import { describe, expect, it } from '@jest/globals'
import { about, answered, filed, noted } from '../fixtures/help-desk-events.ts'
import { CALLERS, NORTH, SOUTH, type Person } from '../fixtures/invented-callers.ts'
import { CUSTOMER, granted, referred } from '../fixtures/referral-events.ts'
import { LIVE_EVENTS, updateFor, type HelpDeskEvent, type LiveEvent } from './update-for.ts'

const request = about()
const FILED: HelpDeskEvent = { name: 'filed', payload: filed(request) }
const ANSWERED: HelpDeskEvent = { name: 'answered', payload: answered(request) }
const NOTED: HelpDeskEvent = { name: 'noted', payload: noted(request) }

function hearers(event: LiveEvent): Person[] {
  return (Object.keys(CALLERS) as Person[]).filter((person) => updateFor(CALLERS[person], event) !== undefined)
}

describe('who hears of a help request', () => {
  it('HELP-043 the requester, support and the super user, no colleague and no other organisation', () => {
    expect(hearers(FILED)).toEqual(['robin', 'alex', 'admin'])
    expect(hearers(ANSWERED)).toEqual(['robin', 'alex', 'admin'])
  })

  it('HELP-043 only SIU of an internal note, not even the requester or the super user', () => {
    expect(hearers(NOTED)).toEqual(['alex'])
    const superUser = { ...CALLERS.casey, roles: ['super_admin'] as const, organisationId: null }
    expect(updateFor({ ...superUser, roles: [...superUser.roles] }, ANSWERED)).toBeDefined()
    expect(updateFor({ ...superUser, roles: [...superUser.roles] }, NOTED)).toBeUndefined()
  })

  it('HELP-029 the program manager only while it is escalated', () => {
    const manager = { ...CALLERS.sasha, roles: ['program_manager' as const], organisationId: null }
    const escalated: HelpDeskEvent = { name: 'answered', payload: answered(about({ status: 'escalated' })) }
    expect(updateFor(manager, ANSWERED)).toBeUndefined()
    expect(updateFor(manager, escalated)).toBeDefined()
  })

  it('a provider manager of IDHS of the assigned organisations only', () => {
    const assigned = [NORTH]
    const manager = { ...CALLERS.sasha, roles: ['provider_manager' as const], organisationId: null }
    expect(updateFor(manager, FILED)).toBeUndefined()
    expect(updateFor({ ...manager, assignedOrganisationIds: assigned }, FILED)).toBeDefined()
  })

  it('HELP-022 nobody of an answer by mail that was not taken: it changes nothing', () => {
    expect(Object.keys(LIVE_EVENTS)).toContain('answered')
    expect(Object.keys(LIVE_EVENTS)).not.toContain('mailTrouble')
  })

  it('is told which row to refresh and nothing to read', () => {
    const { requestId, number } = request
    expect(updateFor(CALLERS.robin, FILED)).toEqual({
      ...{ kind: 'help-request-filed', requestId, number, status: 'new', own: true },
    })
    expect(updateFor(CALLERS.alex, FILED)).toMatchObject({ own: false })
    expect(updateFor(CALLERS.alex, ANSWERED)).toMatchObject({ kind: 'help-request-changed', own: true })
    expect(JSON.stringify(updateFor(CALLERS.robin, ANSWERED))).not.toContain('Secret')
  })
})

describe('who hears of a referral', () => {
  const seenBy = (changes: Parameters<typeof referred>[0]) =>
    hearers({ name: 'referralChanged', payload: referred(changes) })

  it('REF-053 the providers that may see it, while it is not rejected, expired or closed', () => {
    expect(seenBy({ organisationId: SOUTH, grantedOrganisationIds: [SOUTH] })).toEqual(['sasha', 'admin'])
    expect(seenBy({ organisationId: NORTH, grantedOrganisationIds: [NORTH, SOUTH] })).toEqual([
      ...['robin', 'sasha', 'admin'],
    ])
    for (const status of ['rejected', 'expired', 'closed'] as const) {
      expect(seenBy({ status, organisationId: SOUTH, grantedOrganisationIds: [SOUTH] })).toEqual(['admin'])
    }
  })

  it('REF-055 REF-053 the FCRC that has sent it, also when it is rejected, and no other', () => {
    const event = {
      name: 'referralChanged',
      payload: referred({ status: 'rejected', fromOrganisationId: SOUTH }),
    } as const
    const ofOffice = (organisationId: string) => ({ ...CALLERS.sasha, roles: ['fcrc' as const], organisationId })
    expect(updateFor(ofOffice(SOUTH), event)).toBeDefined()
    expect(updateFor(ofOffice(NORTH), event)).toBeUndefined()
    expect(updateFor(CALLERS.sasha, event)).toBeUndefined()
  })

  it('REF-056 nobody of one that was removed, and IDHS alone of one that does not say whose it is', () => {
    expect(seenBy({ removed: true, organisationId: NORTH, grantedOrganisationIds: [NORTH] })).toEqual([])
    expect(seenBy({ organisationId: undefined, grantedOrganisationIds: undefined })).toEqual(['admin'])
  })

  it('is told which row to refresh and nothing to read', () => {
    const payload = referred({ organisationId: NORTH, grantedOrganisationIds: [NORTH] })
    const update = updateFor(CALLERS.robin, { name: 'referralChanged', payload })
    expect(update).toEqual({ kind: 'referral-changed', referralId: payload.referralId })
  })
})

describe('who hears that a customer is open', () => {
  it('IDN-015 the providers that access was granted to, no other one', () => {
    const event: LiveEvent = { name: 'accessChanged', payload: granted([SOUTH]) }
    expect(hearers(event)).toEqual(['sasha', 'admin'])
    expect(updateFor(CALLERS.sasha, event)).toEqual({ kind: 'customer-opened', customerId: CUSTOMER })
    expect(hearers({ name: 'accessChanged', payload: granted([]) })).toEqual(['admin'])
  })
})
