import { describe, expect, it } from '@jest/globals'
import { HelpRequestForm } from '@isets/contracts'
import { HELP_CATALOGUE } from './catalogue.ts'
import { checkFiling } from './filing.ts'
import { type Filer, type FilingInput } from './filing-types.ts'

const NOW = new Date('2026-11-20T21:00:00Z')
const PARTNER: Filer = { roles: ['partner'] }
/** A complete request about nothing in particular. */
const COMPLETE: FilingInput = {
  summary: 'The attendance page stays empty',
  descriptionHtml: '<p>It loads and then nothing happens.</p>',
  category: 'isets',
  subcategory: 'error-or-bug',
  cc: ['lee.manager@prairie.example'],
  requester: { firstName: 'Robin', lastName: 'Sample', email: 'robin@prairie.example', phone: '(312) 555-0188' },
  isPartner: true,
  organisationName: 'Prairie Job Center',
  aboutCustomer: false,
  blocksWork: false,
  attachments: [],
}
const CUSTOMER = { firstName: 'Kim', lastName: 'Example', email: 'kim@mail.example' }
const picture = { fileId: 'f1', fileName: 'list.png', kind: 'picture' } as const
const accessForm = { fileId: 'f2', fileName: 'IL444-2022 signed.pdf', kind: 'access-form' } as const
const check = (change: Partial<FilingInput>, filer = PARTNER) => checkFiling({ ...COMPLETE, ...change }, filer, NOW)
const fieldsOf = (change: Partial<FilingInput>, filer = PARTNER) => Object.keys(check(change, filer)).sort()
const requester = (change: Partial<FilingInput['requester']>) => ({ requester: { ...COMPLETE.requester, ...change } })

describe('filing a help request', () => {
  it('takes a complete request', () => {
    expect(check({})).toEqual({})
  })

  it('names everything that is missing at once', () => {
    const empty: FilingInput = {
      summary: ' ',
      descriptionHtml: '<p><br></p>',
      category: '',
      subcategory: '',
      cc: [],
      requester: { firstName: '', lastName: '', email: '' },
      isPartner: null,
      aboutCustomer: true,
      blocksWork: false,
      attachments: [],
    }
    expect(Object.keys(checkFiling(empty, PARTNER, NOW)).sort()).toEqual([
      'category',
      'customer.email',
      'customer.firstName',
      'customer.lastName',
      'descriptionHtml',
      'isPartner',
      'requester.email',
      'requester.firstName',
      'requester.lastName',
      'subcategory',
      'summary',
    ])
  })

  it('HELP-006 asks for the summary, of at most 200 characters', () => {
    expect(fieldsOf({ summary: '' })).toEqual(['summary'])
    expect(fieldsOf({ summary: 'a'.repeat(200) })).toEqual([])
    expect(fieldsOf({ summary: 'a'.repeat(201) })).toEqual(['summary'])
  })

  it('HELP-007 takes a picture alone for a description, but not empty paragraphs', () => {
    expect(fieldsOf({ descriptionHtml: '<p>&nbsp;</p>' })).toEqual(['descriptionHtml'])
    expect(fieldsOf({ descriptionHtml: '<p><img src="/files/1"></p>' })).toEqual([])
  })

  it('HELP-009 refuses a subcategory of another category', () => {
    expect(fieldsOf({ category: 'isets', subcategory: 'eligibility' })).toEqual(['subcategory'])
    expect(fieldsOf({ category: 'gone', subcategory: 'how-to' })).toEqual(['category', 'subcategory'])
  })

  it('HELP-010 names the CC address that is not valid', () => {
    expect(check({ cc: ['lee@prairie.example', 'lee at prairie'] }).cc).toContain('lee at prairie')
    expect(fieldsOf({ cc: ['a@b.example\nBcc: all@b.example'] })).toEqual(['cc'])
    expect(fieldsOf({ cc: Array.from({ length: 21 }, (_, i) => `p${i}@b.example`) })).toEqual(['cc'])
  })

  it('HELP-012 asks for a valid requester e-mail', () => {
    expect(fieldsOf(requester({ email: 'robin@' }))).toEqual(['requester.email'])
    expect(fieldsOf(requester({ email: "robin.o'sample+isets@mail.prairie.example" }))).toEqual([])
  })

  it('HELP-013 takes no unset answer to the partner question', () => {
    expect(fieldsOf({ isPartner: null })).toEqual(['isPartner'])
  })

  it('HELP-014 HELP-015 asks partners, and only them, for organization and phone', () => {
    const without = { ...requester({ phone: '' }), organisationName: '' }
    expect(fieldsOf({ ...without, isPartner: true })).toEqual(['organisationName', 'requester.phone'])
    expect(fieldsOf({ ...without, isPartner: false })).toEqual([])
  })

  it('HELP-015 takes a phone number in any usual spelling, and an extension of digits', () => {
    for (const phone of ['312-555-0188', '312.555.0188', '+1 312 555 0188', '3125550188']) {
      expect(fieldsOf(requester({ phone, extension: '42' }))).toEqual([])
    }
    expect(fieldsOf(requester({ phone: '555-0188' }))).toEqual(['requester.phone'])
    expect(fieldsOf(requester({ extension: 'x42' }))).toEqual(['requester.extension'])
  })

  it('HELP-016 asks for the customer when the issue is about one', () => {
    expect(fieldsOf({ aboutCustomer: true, customer: CUSTOMER })).toEqual([])
    expect(fieldsOf({ aboutCustomer: true, customer: { ...CUSTOMER, email: '' } })).toEqual(['customer.email'])
    expect(fieldsOf({ aboutCustomer: true })).toHaveLength(3)
  })

  it('HELP-018 takes nine digits as an individual number in its own field, and no hyphens', () => {
    const withNumber = (individualNumber: string) => ({
      aboutCustomer: true,
      customer: { ...CUSTOMER, individualNumber },
    })
    expect(fieldsOf(withNumber('123456789'))).toEqual([])
    expect(fieldsOf(withNumber('123-45-6789'))).toEqual(['customer.individualNumber'])
  })
})

describe('what a subcategory asks for', () => {
  const newUser = { category: 'user-access', subcategory: 'new-user' }

  it('HELP-033 IDN-019 refuses a new user without birth date or IL444-2022', () => {
    expect(fieldsOf(newUser)).toEqual(['attachments', 'newUserBirthDate'])
    expect(fieldsOf({ ...newUser, attachments: [accessForm] })).toEqual(['newUserBirthDate'])
    expect(fieldsOf({ ...newUser, newUserBirthDate: '1990-05-17' })).toEqual(['attachments'])
    expect(fieldsOf({ ...newUser, newUserBirthDate: '1990-05-17', attachments: [accessForm] })).toEqual([])
  })

  it.each(['1990-02-30', '17/05/1990', '2026-11-20', '2027-01-01', '1850-01-01', '1990'])(
    'HELP-033 refuses the birth date %s',
    (newUserBirthDate) => {
      expect(fieldsOf({ ...newUser, newUserBirthDate, attachments: [accessForm] })).toEqual(['newUserBirthDate'])
    },
  )

  it('HELP-033 asks nothing of the kind for other requests', () => {
    expect(fieldsOf({ newUserBirthDate: null })).toEqual([])
  })

  it('HELP-034 refuses a removal by anybody but management, with the reason', () => {
    const removal = { category: 'user-access', subcategory: 'remove-user' }
    expect(check(removal).subcategory).toContain('Only management staff')
    expect(check(removal, { roles: ['cbo_program_manager'] })).toEqual({})
  })

  it('HELP-040 asks for individual number and screenshot of a customer missing from the 4333', () => {
    const missing = { category: 'contracts-and-billing', subcategory: 'customer-missing-from-4333' }
    expect(fieldsOf(missing)).toEqual(['attachments', 'customer.individualNumber'])
    const customer = { ...CUSTOMER, individualNumber: '123456789' }
    expect(fieldsOf({ ...missing, aboutCustomer: true, customer, attachments: [picture] })).toEqual([])
  })

  it('HELP-042 refuses training requests of others than Provider Managers', () => {
    const training = { category: 'training', subcategory: 'additional-training' }
    expect(fieldsOf(training)).toEqual(['subcategory'])
    expect(fieldsOf(training, { roles: ['provider_manager'] })).toEqual([])
  })

  it('IDN-004 lets a visitor ask for log-in help and sends others to the log-in', () => {
    const visitor: Filer = { roles: [] }
    expect(fieldsOf({ category: 'user-access', subcategory: 'account-log-in' }, visitor)).toEqual([])
    expect(check({ subcategory: 'location-missing' }, visitor).subcategory).toContain('log in')
  })

  it('refuses files of a kind or type that the subcategory does not take', () => {
    expect(fieldsOf({ attachments: [accessForm] })).toEqual(['attachments'])
    expect(fieldsOf({ attachments: [{ ...picture, fileName: 'list.exe' }] })).toEqual(['attachments'])
    expect(fieldsOf({ attachments: [{ ...picture, fileName: 'LIST.PNG' }] })).toEqual([])
    expect(fieldsOf({ attachments: [{ ...picture, fileName: '.png' }] })).toEqual(['attachments'])
  })

  it('takes as many and as long entries as the contract does', () => {
    const pictures = (length: number) => ({ attachments: Array.from({ length }, () => picture) })
    expect(fieldsOf(pictures(10))).toEqual([])
    expect(fieldsOf(pictures(11))).toEqual(['attachments'])
    const cc = (length: number) => Array.from({ length }, (_, i) => `p${i}@b.example`)
    for (const many of [cc(20), cc(21)]) {
      expect(fieldsOf({ cc: many }).length === 0).toBe(HelpRequestForm.shape.cc.safeParse(many).success)
    }
    expect(fieldsOf({ descriptionHtml: 'a'.repeat(100_001) })).toEqual(['descriptionHtml'])
    expect(fieldsOf({ context: { steps: 'a'.repeat(5_000), browser: 'a'.repeat(300) } })).toEqual([])
    const long = { steps: 'a'.repeat(5_001), browser: 'a'.repeat(301), reportName: 'a'.repeat(201) }
    expect(fieldsOf({ context: long })).toEqual(['context.browser', 'context.reportName', 'context.steps'])
    const name = 'a'.repeat(101)
    expect(fieldsOf({ ...requester({ firstName: name, lastName: name }), organisationName: 'a'.repeat(201) })).toEqual([
      'organisationName',
      'requester.firstName',
      'requester.lastName',
    ])
  })

  it('follows another catalogue when the setting holds one', () => {
    const shorter = HELP_CATALOGUE.filter(({ code }) => code !== 'isets')
    expect(Object.keys(checkFiling(COMPLETE, PARTNER, NOW, shorter))).toEqual(['category', 'subcategory'])
  })
})

describe('HELP-019 a full Social Security number', () => {
  const NUMBER = '123-45-6789'

  it.each<[string, Partial<FilingInput>]>([
    ['summary', { summary: `Customer ${NUMBER} is missing` }],
    ['descriptionHtml', { descriptionHtml: '<p>It is 123-<b>45</b>-6789</p>' }],
    ['organisationName', { organisationName: `Center ${NUMBER}` }],
    ['requester.firstName', requester({ firstName: NUMBER })],
    ['requester.lastName', requester({ lastName: NUMBER })],
    ['requester.email', requester({ email: '123456789@mail.example' })],
    ['cc', { cc: ['pm@idhs.example', '123456789@mail.example'] }],
    ['customer.firstName', { customer: { ...CUSTOMER, firstName: NUMBER } }],
    ['customer.lastName', { customer: { ...CUSTOMER, lastName: NUMBER } }],
    ['customer.email', { customer: { ...CUSTOMER, email: '123456789@mail.example' } }],
    ['context.pageUrl', { context: { pageUrl: `https://isets.example/?ssn=123456789` } }],
    ['context.browser', { context: { browser: NUMBER } }],
    ['context.reportName', { context: { reportName: NUMBER } }],
    ['context.reportFilter', { context: { reportFilter: NUMBER } }],
    ['context.steps', { context: { steps: `1. search ${NUMBER}` } }],
    ['attachments', { attachments: [{ ...picture, fileName: `${NUMBER}.png` }] }],
  ])('is refused in %s, and the sentence does not repeat it', (field, change) => {
    const problems = check(change)
    expect(Object.keys(problems)).toEqual([field])
    expect(Object.values(problems).join()).toContain('Social Security number')
    expect(Object.values(problems).join()).not.toMatch(/\d/)
  })

  it('is no reason to refuse the numbers in an ordinary page address and browser', () => {
    const browser =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.7390.123 Safari/537.36'
    expect(fieldsOf({ context: { browser, pageUrl: 'https://isets.example/cases/123456789/summary' } })).toEqual([])
  })

  it('goes before the other sentences of its field', () => {
    expect(check({ summary: `${NUMBER} ${'a'.repeat(300)}` }).summary).toContain('Social Security number')
  })
})
