import { describe, expect, it } from '@jest/globals'
import { counted } from './count.ts'

const report = { success: true, numPassedTests: 12, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }

describe('the count of npm test', () => {
  it('takes the numbers of jest', () => {
    expect(counted(report, 0)).toEqual({ passed: 12, failed: 0 })
    expect(counted({ ...report, success: false, numFailedTests: 3 }, 1)).toEqual({ passed: 12, failed: 3 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    expect(counted({ ...report, success: false, numRuntimeErrorTestSuites: 2 }, 1)).toEqual({ passed: 12, failed: 2 })
  })

  it('never takes a failing exit or a missing report for success', () => {
    expect(counted(report, 1)).toEqual({ passed: 12, failed: 1 })
    expect(counted({ ...report, success: false }, 0)).toEqual({ passed: 12, failed: 1 })
    expect(counted(undefined, 0)).toEqual({ passed: 0, failed: 1 })
    expect(counted(undefined, 1)).toEqual({ passed: 0, failed: 1 })
  })

  it('counts format, lint, types and build as one each', () => {
    expect(counted(undefined, 0, true)).toEqual({ passed: 1, failed: 0 })
    expect(counted(undefined, 2, true)).toEqual({ passed: 0, failed: 1 })
  })
})
