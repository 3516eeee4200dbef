import { describe, expect, it } from '@jest/globals'
import { templatePurpose, templateTitle } from './template-text.ts'

describe('mail templates in words', () => {
  it.each([
    ['confirmation', 'Confirmation'],
    ['override-reminder', 'Override reminder'],
    ['organisation-note-copy', 'Organization note copy'],
  ])('calls %s "%s"', (name, title) => {
    expect(templateTitle(name)).toBe(title)
  })

  it.each([
    ['Says that the request is resolved (HELP-025)', 'Says that the request is resolved'],
    ['Alerts IDHS managers after a day (NOTIF-004, C10)', 'Alerts IDHS managers after a day'],
    ['Tells who reads it (a colleague)', 'Tells who reads it (a colleague)'],
  ])('says what it is for: %s', (description, purpose) => {
    expect(templatePurpose(description)).toBe(purpose)
  })
})
