import { describe, expect, it } from '@jest/globals'
import { ROLES } from '@isets/contracts'
import { HELP_CATALOGUE } from './catalogue.ts'
import { catalogueFor, categoryOf, mayFile, subcategoryOf } from './catalogue-lookup.ts'
import { initialPriority } from './priority.ts'

const all = HELP_CATALOGUE.flatMap(({ subcategories }) => subcategories)
const filersOf = (code: string) => {
  const found = all.find((one) => one.code === code)
  return ROLES.filter((role) => found && mayFile(found, { roles: [role] }))
}

describe('categories and subcategories', () => {
  it('HELP-008 has ISETS as a category', () => {
    expect(HELP_CATALOGUE.map(({ label }) => label)).toContain('ISETS')
  })

  it('have stable codes in kebab case, each subcategory with one of its own', () => {
    const codes = [...HELP_CATALOGUE, ...all].map(({ code }) => code)
    expect(codes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('HELP-009 finds a subcategory only inside its category', () => {
    expect(subcategoryOf('user-access', 'new-user')?.label).toBe('New user access')
    expect(subcategoryOf('isets', 'new-user')).toBeUndefined()
    expect(subcategoryOf('nowhere', 'new-user')).toBeUndefined()
  })

  it('HELP-033 IDN-019 asks for birth date and IL444-2022 for a new user', () => {
    expect(subcategoryOf('user-access', 'new-user')?.requires).toEqual(['newUserBirthDate', 'access-form'])
  })

  it('HELP-034 HELP-046 takes removals from management only and copies the access mailbox', () => {
    expect(filersOf('remove-user')).toEqual(['cbo_program_manager', 'provider_manager', 'super_admin'])
    expect(subcategoryOf('user-access', 'remove-user')?.copyTo).toEqual(['access'])
  })

  it('IDN-018 takes new users from approved partners and management', () => {
    expect(filersOf('new-user')).toEqual([
      'partner',
      'intermediary',
      'cbo_program_manager',
      'provider_manager',
      'super_admin',
    ])
  })

  it('HELP-036 forwards every policy and procedure question with the Provider Manager in copy', () => {
    const questions = categoryOf('policy-and-procedure')?.subcategories ?? []
    expect(questions.map(({ code }) => code)).toEqual(['policy-or-procedure', 'eligibility'])
    for (const question of questions) {
      expect(question).toMatchObject({
        copyTo: ['policy'],
        copyProviderManager: true,
        advice: expect.stringContaining('ask your Provider Manager first'),
      })
    }
  })

  it.each([
    ['isets', 'remove-activity-with-costs'],
    ['contracts-and-billing', 'contract-or-match'],
    ['contracts-and-billing', 'staffing-and-billing'],
    ['policy-and-procedure', 'eligibility'],
  ])('HELP-037 tells to ask the Provider Manager first: %s, %s', (category, subcategory) => {
    expect(subcategoryOf(category, subcategory)?.advice).toContain('ask your Provider Manager first')
  })

  it('HELP-040 asks for the customer and a screenshot when somebody is missing from the 4333', () => {
    expect(subcategoryOf('contracts-and-billing', 'customer-missing-from-4333')?.requires).toEqual([
      'customerIdentification',
      'picture',
    ])
  })

  it('HELP-042 takes training requests from Provider Managers only', () => {
    expect(filersOf('additional-training')).toEqual(['provider_manager'])
  })

  it('HELP-035 HELP-038 HELP-039 has a place for every type of request', () => {
    const codes = all.map(({ code }) => code)
    for (const code of ['error-or-bug', 'how-to', 'remove-activity-with-costs', 'location-missing', 'wrong-contract']) {
      expect(codes).toContain(code)
    }
  })

  it('IDN-004 offers to a visitor only what needs no account, and no empty category', () => {
    const offered = catalogueFor({ roles: [] })
    expect(offered.flatMap(({ subcategories }) => subcategories.map(({ code }) => code))).toEqual([
      'error-or-bug',
      'how-to',
      'account-log-in',
      'other-question',
    ])
    expect(offered.map(({ code }) => code)).toEqual(['isets', 'user-access', 'something-else'])
  })
})

describe('the first priority', () => {
  it("HELP-017 is the subcategory's, and higher when the issue blocks work", () => {
    expect(initialPriority(false, { priority: 'normal' })).toBe('normal')
    expect(initialPriority(true, { priority: 'low' })).toBe('high')
    expect(initialPriority(true, { priority: 'normal' })).toBe('high')
    expect(initialPriority(true, { priority: 'high' })).toBe('urgent')
    expect(initialPriority(true, { priority: 'urgent' })).toBe('urgent')
  })
})
