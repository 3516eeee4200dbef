import { describe, expect, it } from '@jest/globals'
import { fromStored, toStore } from './stored-words.ts'

const file = {
  id: '6f0d6f2e-3b0b-4c52-9a55-0d8a3a7d5c11',
  name: 'screen.png',
  mediaType: 'image/png',
  bytes: 10,
  purpose: 'attachment',
  state: 'clean',
} as const

describe('unsent words under a request', () => {
  it('come back from the server as they went there', () => {
    const draft = { kind: 'note', html: '<p>Half</p>', files: [file], guidance: 'correct-cost' } as const
    const { words, masked } = toStore({ ...draft, files: [...draft.files] })
    expect(masked).toBe(false)
    const { attachmentIds, ...rest } = words
    expect(attachmentIds).toEqual([file.id])
    expect(fromStored({ ...rest, attachments: [file], savedAt: '2026-03-02T15:00:00Z' })).toEqual(draft)
  })

  it('HELP-019 are kept without a Social Security number', () => {
    const { words, masked } = toStore({ kind: 'answer', html: '<p>It is 123-45-6789, I think</p>', files: [] })
    expect(masked).toBe(true)
    expect(words.html).not.toMatch(/6789/)
    expect(words.html).toContain('I think')
  })

  it('are none where nothing was kept', () => {
    expect(fromStored(null)).toMatchObject({ html: '', files: [] })
  })
})
