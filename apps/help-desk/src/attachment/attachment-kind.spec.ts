import { describe, expect, it } from '@jest/globals'
import { subcategoryOf } from '@isets/rules'
import { attachmentKind } from './attachment-kind.ts'

const bug = subcategoryOf('isets', 'error-or-bug')
const newUser = subcategoryOf('user-access', 'new-user')

describe('what an uploaded file counts as', () => {
  it.each([
    [
      'HELP-040 a picture in the text is a screenshot',
      { purpose: 'picture', mediaType: 'image/png' },
      bug,
      'screenshot',
    ],
    ['an attached picture as well', { purpose: 'attachment', mediaType: 'image/jpeg' }, bug, 'screenshot'],
    ['but not where no screenshots are taken', { purpose: 'attachment', mediaType: 'image/jpeg' }, newUser, 'file'],
    ['anything else is a file', { purpose: 'attachment', mediaType: 'application/pdf' }, bug, 'file'],
    ['HELP-033 form IL444-2022 is itself', { purpose: 'access-form', mediaType: 'image/png' }, newUser, 'accessForm'],
  ] as const)('%s', (_rule, file, subcategory, kind) => {
    expect(attachmentKind(file, subcategory)).toBe(kind)
  })
})
