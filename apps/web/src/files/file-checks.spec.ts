import { describe, expect, it } from '@jest/globals'
import { MAX_ATTACHMENTS, MAX_UPLOAD_BYTES } from '@isets/contracts'
import { acceptFor, fileProblem, sizeText } from './file-checks.ts'
import { MAX_FILE_BYTES, MAX_FILES } from './limits.ts'

describe('a file before it is uploaded', () => {
  it('has the limits of the contract', () => {
    expect([MAX_FILE_BYTES, MAX_FILES]).toEqual([MAX_UPLOAD_BYTES, MAX_ATTACHMENTS])
  })

  it('may have exactly 10 MB and not a byte more', () => {
    expect(fileProblem({ name: 'a.pdf', size: 10_485_760 }, 'attachment')).toBeNull()
    expect(fileProblem({ name: 'a.pdf', size: 10_485_761 }, 'attachment')).toBe('tooLarge')
  })

  it('HELP-019 is refused for a Social Security number in its name', () => {
    expect(fileProblem({ name: 'scan 219-09-9999.pdf', size: 5 }, 'attachment')).toBe('ssnInName')
  })

  it('is refused when it is empty or of a kind that is not taken', () => {
    expect(fileProblem({ name: 'a.pdf', size: 0 }, 'attachment')).toBe('empty')
    expect(fileProblem({ name: 'a.exe', size: 5 }, 'attachment')).toBe('wrongType')
    expect(fileProblem({ name: 'a.xlsx', size: 5 }, 'access-form')).toBe('wrongType')
  })

  it('tells its size in words', () => {
    expect([sizeText(900), sizeText(188_416), sizeText(14_889_779)]).toEqual(['900 B', '184 KB', '14.2 MB'])
  })

  it('lists what the chooser offers', () => {
    expect(acceptFor('access-form')).toBe('.pdf,.docx,.doc,.png,.jpg,.jpeg')
  })
})
