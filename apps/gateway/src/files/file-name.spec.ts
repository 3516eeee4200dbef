import { describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import fc from 'fast-check'
import { safeFileName } from './file-name.ts'

describe('the name of an upload', () => {
  it('loses every folder, also when it is nothing else', () => {
    expect(safeFileName('a/b\\c.pdf')).toBe('c.pdf')
    expect(safeFileName('..')).toBe('file')
    expect(safeFileName('../')).toBe('file')
    expect(safeFileName('.pdf')).toBe('pdf')
  })

  it('HELP-019 is refused with a Social Security number, also in the folder or behind invisible characters', () => {
    for (const name of [
      '123-45-6789.pdf',
      '123-45-6789/list.pdf',
      '123-\u200b45-\u200b6789.pdf',
      '123%2245%226789.pdf',
    ]) {
      expect(() => safeFileName(name)).toThrow(Refusal)
    }
  })

  it('is always short, visible and free of paths, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = kept(given)
        return name === undefined || (name.length <= 150 && name !== '' && !/[\\/\p{Cc}\p{Cf}<>:"|?*]|^\./u.test(name))
      }),
    )
  })
})

function kept(given: string): string | undefined {
  try {
    return safeFileName(given)
  } catch {
    return undefined // refused for a number
  }
}
