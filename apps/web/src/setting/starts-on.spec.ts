import { describe, expect, it } from '@jest/globals'
import { startsOnProblem } from './starts-on.ts'

describe('the first day of a setting', () => {
  it('SUPP-012 ASMT-021 may be today or later, and has to be there', () => {
    const problems = ['', '2026-03-01', '2026-03-02', '2026-03-03'].map((day) => startsOnProblem(day, '2026-03-02'))
    expect(problems).toEqual(['missingDate', 'pastDate', null, null])
  })
})
