import { describe, expect, it } from '@jest/globals'
import { openedFrom } from './opened.ts'

const refetch = () => undefined
const refused = (code: string, status: number) => ({ status, code, message: 'Not now.', data: {} })

describe('an opened record', () => {
  it('is missing when the server knows none, and has failed when it could not be read', () => {
    expect(openedFrom({ data: undefined, error: refused('NOT_FOUND', 404), refetch })).toMatchObject({
      missing: true,
      error: null,
    })
    const failure = refused('INTERNAL', 500)
    expect(openedFrom({ data: undefined, error: failure, refetch })).toMatchObject({ missing: false, error: failure })
    expect(openedFrom({ data: undefined, error: null, refetch })).toMatchObject({ missing: false, error: null })
  })

  it.each([
    ['NOT_FOUND', 404],
    ['FORBIDDEN', 403],
  ])('is taken away when a later reading says %s', (code, status) => {
    expect(openedFrom({ data: 'the record', error: refused(code, status), refetch })).toMatchObject({
      view: undefined,
      missing: true,
      error: null,
    })
  })

  it('stays on the page when a later reading fails', () => {
    const failure = refused('INTERNAL', 500)
    expect(openedFrom({ data: 'the record', error: failure, refetch })).toMatchObject({
      view: 'the record',
      error: failure,
    })
  })
})
