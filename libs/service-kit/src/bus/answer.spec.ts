import { describe, expect, it } from '@jest/globals'
import { Refusal } from '@isets/contracts'
import { dataOf, encodeAnswer, encodeRefusal } from './answer.ts'

describe('an answer that is passed on unread', () => {
  it.each([{ rows: [1, 'a"}'] }, [], 'text', 7, null, true])('is the JSON of its data: %j', (data) => {
    expect(JSON.parse(dataOf(encodeAnswer(data)))).toEqual(data)
  })

  it('is the refusal that was given instead', () => {
    const refused = () => dataOf(encodeRefusal(new Refusal('STALE', { current: { version: 2 } })))
    expect(refused).toThrow(expect.objectContaining({ code: 'STALE', details: { current: { version: 2 } } }))
  })

  it.each(['', '{', '{"ok":1}', '{"ok":true}', '{"data":{}}'])('is an incident when it is none: %j', (text) => {
    expect(() => dataOf(text)).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
  })
})
