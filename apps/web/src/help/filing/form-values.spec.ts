import { describe, expect, it } from '@jest/globals'
import type { AttachmentView, SessionView } from '@isets/contracts'
import { filingInput, startingForm, toKeep, toSend, withDraft, withoutSsn } from './form-values.ts'

const user: SessionView['user'] = {
  id: '00000000-0000-4000-8000-000000000001',
  firstName: 'Robin',
  lastName: 'Sample',
  email: 'robin@agency.example',
  phone: '2175550101',
  extension: null,
  roles: ['partner'],
  organisation: { id: '00000000-0000-4000-8000-000000000002', name: 'Prairie Sample Services' },
  providerManager: { name: 'Pat Example', email: 'pat@idhs.example' },
}
const start = startingForm(user, { pageUrl: 'https://isets.example/help', browser: 'Chrome 156' })
const picture: AttachmentView = {
  id: '00000000-0000-4000-8000-000000000003',
  name: 'screen.png',
  mediaType: 'image/png',
  bytes: 9,
  purpose: 'attachment',
  state: 'clean',
}

describe('the form of a help request', () => {
  it('HELP-012 HELP-010 starts with the requester and the assigned provider manager', () => {
    expect(start.requester).toMatchObject({ firstName: 'Robin', email: 'robin@agency.example', phone: '2175550101' })
    expect(start.cc).toEqual(['pat@idhs.example'])
  })

  it('HELP-013 starts the partner question as Not Set, for provider users too', () => {
    expect(start.isPartner).toBeNull()
  })

  it('puts a draft over the start, field by field', () => {
    const form = withDraft(start, { summary: 'Half', cc: [], context: { ...start.context, steps: 'One' } })
    expect(form).toMatchObject({ summary: 'Half', cc: [], context: { steps: 'One', browser: 'Chrome 156' } })
    expect(withDraft(start, null)).toBe(start)
  })

  it('HELP-040 takes a picture for a screenshot where screenshots are taken, else for a file', () => {
    const missing = { category: 'contracts-and-billing', subcategory: 'customer-missing-from-4333' }
    const kind = (under: typeof missing) => filingInput({ ...start, ...under }, [picture]).attachments[0]?.kind
    expect(kind(missing)).toBe('picture')
    expect(kind({ category: 'user-access', subcategory: 'new-user' })).toBe('attachment')
  })

  it('HELP-040 counts a picture pasted into the description as the screenshot', () => {
    const form = {
      ...start,
      category: 'contracts-and-billing',
      subcategory: 'customer-missing-from-4333',
      descriptionHtml: '<p>x<img src="/api/files/1/content"></p>',
    }
    expect(filingInput(form, []).attachments).toEqual([expect.objectContaining({ kind: 'picture' })])
  })

  it('HELP-016 does not send customer fields that were hidden again', () => {
    const customer = { firstName: 'Casey', lastName: 'S', email: 'c@mail.example', individualNumber: '123456780' }
    expect(toSend({ ...start, customer }).customer.firstName).toBe('')
    expect(toSend({ ...start, customer, aboutCustomer: true }).customer).toEqual(customer)
  })

  it('HELP-033 sends the birth date for a new user only', () => {
    const form = { ...start, newUserBirthDate: '1990-01-02' }
    expect(toSend(form).newUserBirthDate).toBeNull()
    expect(toSend({ ...form, category: 'user-access', subcategory: 'new-user' }).newUserBirthDate).toBe('1990-01-02')
  })

  it('HELP-019 keeps a draft without the Social Security number and says so', () => {
    const { form, masked } = toKeep({ ...start, summary: 'SSN 219-09-9999 here', descriptionHtml: '<p>fine</p>' })
    expect(masked).toBe(true)
    expect(form.summary).not.toMatch(/\d{3}/)
    expect(form.descriptionHtml).toBe('<p>fine</p>')
    expect(toKeep(start).masked).toBe(false)
  })

  it('keeps the individual number, and leaves half-typed addresses out of the draft', () => {
    const { form } = toKeep({
      ...start,
      cc: ['pat@idhs.example', 'half@'],
      customer: { ...start.customer, individualNumber: '219099999' },
    })
    expect(form.cc).toEqual(['pat@idhs.example'])
    expect(form.customer.individualNumber).toBe('219099999')
  })

  it('HELP-019 takes the number out of the text on request', () => {
    expect(withoutSsn('SSN 219-09-9999. It worked.')).toBe('SSN [number removed]. It worked.')
    expect(withoutSsn('nothing here')).toBe('nothing here')
  })
})
