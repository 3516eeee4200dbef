import { describe, expect, it } from '@jest/globals'
import { operations } from '@isets/contracts'
import { requireOneHandlerEach } from './handler-check.ts'

const all = operations('identity')
  .filter(({ audience }) => audience !== 'edge')
  .map(({ subject }) => subject)

describe('the handlers of a service', () => {
  it('are complete when each operation has one; what the gateway answers itself needs none', () => {
    expect(() => requireOneHandlerEach('identity', all, [])).not.toThrow()
    expect(operations('identity').length).toBeGreaterThan(all.length)
  })

  it('are refused with all problems named at once', () => {
    const [missing = '', double = '', ...rest] = all
    expect(() => requireOneHandlerEach('identity', [double, ...rest, 'help-desk.v1.file'], [double])).toThrow(
      `The handlers of identity do not fit its contract:
  ${missing} has no handler
  ${double} has more than one handler
  help-desk.v1.file is not an operation here`,
    )
  })
})
