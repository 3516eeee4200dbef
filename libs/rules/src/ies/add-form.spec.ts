import { describe, expect, it } from '@jest/globals'
import { checkAddedCustomer, type AddCustomerForm } from './add-form.ts'

const GOOD: AddCustomerForm = {
  firstName: 'Acorn',
  middleName: '',
  lastName: 'Demo-Archer',
  birthDate: '1992-12-30',
  individualNumber: '901234567',
  caseNumber: '807654321',
  zip: '61183',
  county: 'Cook',
  email: 'acorn@customers.example',
  confirmEmail: 'acorn@customers.example',
  noEmail: false,
}
const problems = (changes: Partial<AddCustomerForm>) =>
  Object.keys(checkAddedCustomer({ ...GOOD, ...changes }, '2026-03-02'))

describe('a person whom staff add', () => {
  it('IES-014 can be added with names, birth date, numbers, ZIP and e-mail', () => {
    expect(problems({})).toEqual([])
  })

  it('IES-016 needs each of them, and no e-mail where the tick says that there is none', () => {
    const required = ['firstName', 'lastName', 'individualNumber', 'caseNumber', 'zip', 'birthDate', 'email'] as const
    for (const field of required) expect(problems({ [field]: '' })).toEqual([field])
    expect(problems({ noEmail: true, email: '', confirmEmail: '' })).toEqual([])
  })

  it('IES-017 needs the same e-mail twice', () => {
    expect(problems({ confirmEmail: 'other@customers.example' })).toEqual(['confirmEmail'])
  })

  it.each([
    [{ birthDate: '2026-03-03' }, 'birthDate'],
    [{ individualNumber: '123' }, 'individualNumber'],
    [{ county: 'Elsewhere' }, 'county'],
    [{ middleName: '3' }, 'middleName'],
    [{ email: 'nobody' }, 'email'],
  ])('says what is wrong: %j', (changes, field) => {
    expect(problems(changes)).toEqual([field])
  })
})
