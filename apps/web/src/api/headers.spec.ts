import { describe, expect, it } from '@jest/globals'
import { requestHeaders } from './headers.ts'

function counter(): () => string {
  let count = 0
  return () => `key-${++count}`
}
const keyFrom = (headers: Record<string, string>) => headers['idempotency-key']

describe('requestHeaders', () => {
  it('keeps the key when a call is repeated with the same input after a refusal for being busy', () => {
    const newKey = counter()
    const input = { id: 'r1', command: 'resolve' }
    const first = keyFrom(requestHeaders({}, input, newKey))
    expect(keyFrom(requestHeaders({}, input, newKey))).toBe(first)
  })

  it('takes a new key for the next click, even when it says the same', () => {
    const newKey = counter()
    const first = keyFrom(requestHeaders({}, { id: 'r1' }, newKey))
    expect(keyFrom(requestHeaders({}, { id: 'r1' }, newKey))).not.toBe(first)
    expect(keyFrom(requestHeaders({}, undefined, newKey))).not.toBe(keyFrom(requestHeaders({}, undefined, newKey)))
  })

  it('prefers the key that the caller names, and marks calls of the background', () => {
    const headers = requestHeaders({ idempotencyKey: 'mine', background: true }, {}, counter())
    expect(headers).toEqual({ 'x-isets': '1', 'idempotency-key': 'mine', 'x-background': '1' })
  })
})
