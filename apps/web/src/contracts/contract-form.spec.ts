import { describe, expect, it } from '@jest/globals'
import { contractProblems, emptyContract, inYear } from './contract-form.ts'

const filled = {
  ...emptyContract(2027),
  organisationId: '10000000-0000-4000-8000-000000000001',
  number: 'DEMO27-001',
  activities: ['VT'],
}

describe('the form of a contract', () => {
  it('begins with the whole fiscal year, and follows it when another one is chosen', () => {
    expect(emptyContract(2027)).toMatchObject({ startsOn: '2026-07-01', endsOn: '2027-06-30' })
    expect(inYear(filled, 2028)).toMatchObject({ number: 'DEMO27-001', startsOn: '2027-07-01', endsOn: '2028-06-30' })
  })

  it('C24 names every field that is wrong', () => {
    expect(contractProblems(filled)).toEqual({})
    expect(contractProblems({ ...emptyContract(2027), startsOn: '', endsOn: '2027-07-01' })).toEqual({
      organisationId: 'missingOrganisation',
      number: 'missingNumber',
      startsOn: 'missingDate',
      endsOn: 'outsideYear',
      activities: 'missingActivities',
    })
    expect(contractProblems({ ...filled, startsOn: '2027-02-01', endsOn: '2027-01-31' })).toEqual({
      endsOn: 'endsBefore',
    })
  })
})
