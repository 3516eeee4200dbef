import { describe, expect, it } from '@jest/globals'
import { Id } from '@isets/contracts'
import { demoCustomers } from './demo-customers.ts'
import { DEMO_FCRCS, DEMO_ORGANISATIONS } from './organisations.ts'
import { demoProgrammes } from './programmes.ts'

const customers = demoCustomers('2026-03-02')

const REFERRED = ['pending_idhs', 'pending_provider', 'wait_list', 'rejected', 'expired']

describe('the customers of the demo', () => {
  it('are 3,000 people of their own: ids, names, individual numbers', () => {
    expect(customers).toHaveLength(3000)
    for (const key of ['id', 'individualNumber'] as const)
      expect(new Set(customers.map((one) => one[key])).size).toBe(3000)
    expect(new Set(customers.map((one) => `${one.firstName} ${one.lastName}`)).size).toBe(3000)
    for (const { id } of customers) expect(Id.safeParse(id).success).toBe(true)
  })

  it('are the same on every machine, whatever the day', () => {
    const later = demoCustomers('2027-01-15')
    const lasting = ({ redeterminationOn: _r, midpointOn: _m, ...rest }: (typeof customers)[number]) => rest
    expect(later.map(lasting)).toEqual(customers.map(lasting))
    expect(customers[0]).toMatchObject({
      id: '87af82b8-112b-56e0-90ca-0c047c86b904',
      lastName: 'Demo-Archer',
      story: 'active',
    })
  })

  it('cannot be taken for real people', () => {
    for (const { lastName, email, phone, address, individualNumber } of customers) {
      expect(lastName).toMatch(/^(Demo|Sample)-/)
      expect(email).toMatch(/^$|\.example$/)
      expect(phone).toMatch(/^217-555-01\d\d$/)
      expect(address.city).toMatch(/Demo|Sample/)
      expect(individualNumber).toMatch(/^90\d{7}$/)
    }
  })

  it('share case numbers as households do', () => {
    const cases = new Set(customers.map(({ caseNumber }) => caseNumber)).size
    expect(cases).toBeGreaterThan(2000)
    expect(cases).toBeLessThan(2900)
  })

  it('live every story, at every organisation', () => {
    const stories = Map.groupBy(customers, ({ story }) => story)
    expect(stories.size).toBe(11)
    for (const [, those] of stories) expect(those.length).toBeGreaterThan(25)
    expect(stories.get('active')?.length).toBeGreaterThan(900)
    for (const { id } of DEMO_ORGANISATIONS) {
      const own = customers.filter(({ organisationId }) => organisationId === id)
      expect(own.length).toBeGreaterThan(150)
      expect(new Set(own.map(({ story }) => story)).size).toBe(10)
    }
  })

  it('REF-037 have a few whom an FCRC serves in its own activities, in the programme of that FCRC', () => {
    for (const { id, region } of DEMO_FCRCS) {
      const own = customers.filter(({ organisationId }) => organisationId === id)
      expect(own.length).toBeGreaterThan(5)
      expect(own.every((one) => one.region === region)).toBe(true)
      const stories = own.map(({ story }) => story)
      expect(stories).toEqual(expect.arrayContaining(['screened', 'enrolled', 'active', 'exited']))
      expect(own.some(({ story }) => REFERRED.includes(story))).toBe(false)
    }
  })

  it('have an organisation once somebody has screened them, a programme once they were referred', () => {
    for (const { story, organisationId, programmeId } of customers) {
      expect([story, organisationId === null]).toEqual([story, story === 'new'])
      expect([story, programmeId === null]).toEqual([story, ['new', 'screened', 'pending_idhs'].includes(story)])
    }
  })

  it('take part in every programme of a provider', () => {
    const providers = new Set(DEMO_ORGANISATIONS.map(({ id }) => id))
    const programmes = demoProgrammes(2026).filter(({ organisationId }) => providers.has(organisationId))
    expect(programmes.length).toBe(19)
    for (const { id, organisationId } of programmes) {
      const own = customers.filter(({ programmeId }) => programmeId === id)
      expect(own.length).toBeGreaterThan(40)
      expect(own.every((one) => one.organisationId === organisationId)).toBe(true)
    }
  })

  it('began at most 16 months ago and are of working age', () => {
    for (const { monthsAgo, birthDate } of customers) {
      expect(monthsAgo).toBeLessThanOrEqual(16)
      expect(birthDate > '1966-12-31' && birthDate < '2007-01-01').toBe(true)
    }
  })
})
