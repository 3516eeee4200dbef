import { describe, expect, it } from '@jest/globals'
import { attachmentKind } from './attachment-kinds.ts'
import { subcategoryOf } from './catalogue-lookup.ts'

const bug = subcategoryOf('isets', 'error-or-bug')
const newUser = subcategoryOf('user-access', 'new-user')

describe('what an uploaded file counts as', () => {
  it.each([
    ['HELP-040 a picture in the text is a screenshot', { purpose: 'picture', mediaType: 'image/png' }, bug, 'picture'],
    ['an attached picture as well', { purpose: 'attachment', mediaType: 'image/jpeg' }, bug, 'picture'],
    [
      'but not where no screenshots are taken',
      { purpose: 'attachment', mediaType: 'image/jpeg' },
      newUser,
      'attachment',
    ],
    ['anything else is a file', { purpose: 'attachment', mediaType: 'application/pdf' }, bug, 'attachment'],
    ['HELP-033 form IL444-2022 is itself', { purpose: 'access-form', mediaType: 'image/png' }, newUser, 'access-form'],
  ] as const)('%s', (_rule, file, subcategory, kind) => {
    expect(attachmentKind(file, subcategory)).toBe(kind)
  })
})
