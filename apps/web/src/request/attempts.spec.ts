import { beforeEach, describe, expect, it } from '@jest/globals'
import { attemptOf, forgetAttempt, forgetAttempts, needsNewAttempt } from './attempts.ts'

let count = 0
const newKey = () => `key-${++count}`
const send = (requestId: string, kind: string, html: string, version: number) =>
  attemptOf(requestId, { kind, html }, { html, version }, newKey)

beforeEach(forgetAttempts)

describe('attempts', () => {
  it('repeats a note that may have arrived with its key and the version of the first time', () => {
    const first = send('r1', 'note', 'Same as before', 4)
    const second = send('r1', 'note', 'Same as before', 5)
    expect(second).toEqual({ ...first, again: true })
    expect(second.body.version).toBe(4)
  })

  it('takes a new key for other words, for an answer instead of a note, and for another request', () => {
    const keys = [
      send('r1', 'note', 'One', 4).key,
      send('r1', 'note', 'Two', 4).key,
      send('r1', 'answer', 'Two', 4).key,
      send('r2', 'answer', 'Two', 4).key,
    ]
    expect(new Set(keys).size).toBe(4)
  })

  it('takes the same words after a success for a new message', () => {
    const first = send('r1', 'note', 'Thanks', 4)
    forgetAttempt('r1')
    expect(send('r1', 'note', 'Thanks', 5)).toMatchObject({ again: false, body: { version: 5 } })
    expect(send('r1', 'note', 'Thanks', 5).key).not.toBe(first.key)
  })

  it('begins anew only after a refusal that asks for the version of now', () => {
    const failure = (code: 'STALE' | 'OFFLINE' | 'DEADLINE' | 'INTERNAL') => ({ code, message: '', details: {} })
    expect(needsNewAttempt(failure('STALE'))).toBe(true)
    expect(['OFFLINE', 'DEADLINE', 'INTERNAL'].map((code) => needsNewAttempt(failure(code as 'OFFLINE')))).toEqual([
      false,
      false,
      false,
    ])
  })
})
