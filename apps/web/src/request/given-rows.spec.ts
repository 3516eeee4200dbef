import { describe, expect, it } from '@jest/globals'
import type { HelpRequestForm, HelpRequestView } from '@isets/contracts'
import { givenRows } from './given-rows.ts'

const form = {
  cc: [],
  requester: {
    firstName: 'Wren',
    lastName: 'Sample',
    email: 'wren@prairie.example',
    phone: '312-555-0100',
    extension: '4',
  },
  aboutCustomer: false,
  customer: { firstName: '', lastName: '', email: '', individualNumber: '' },
  context: { pageUrl: '', browser: '', reportName: ' ', reportFilter: '', steps: '' },
  newUserBirthDate: null,
} as unknown as HelpRequestForm
const request = { form } as HelpRequestView

describe('what the requester gave', () => {
  it('HELP-018 leaves out what is empty', () => {
    expect(givenRows(request)).toEqual([
      ['email', 'wren@prairie.example'],
      ['phone', '312-555-0100 ext. 4'],
    ])
  })

  it('HELP-012 names the account where it is not the requester', () => {
    expect(givenRows({ ...request, accountName: 'Robin Sample' })[0]).toEqual(['account', 'Robin Sample'])
  })
})
