import { describe, expect, it } from '@jest/globals'
import { mayPlainlySee, type DiaryLine } from './diary.ts'

const asked = { fact: 'asked', day: 0, referral: 'r', provider: 'A', way: 'to provider' } as const satisfies DiaryLine

const served = { fact: 'served', on: '2026-03-02', enrolment: 'e', provider: 'F' } as const satisfies DiaryLine

describe('the plain reading of a diary', () => {
  it.each<[string, DiaryLine[], number, string[]]>([
    ['asked 59 days ago', [asked], 59, ['A']],
    ['asked 60 days ago', [asked], 60, []],
    ['taken long ago', [asked, { fact: 'taken', referral: 'r' }], 90, ['A']],
    ['refused', [asked, { fact: 'refused', referral: 'r' }], 1, []],
    ['ended after it was taken', [asked, { fact: 'taken', referral: 'r' }, { fact: 'over', referral: 'r' }], 1, []],
    ['another one ended', [asked, { fact: 'over', referral: 's' }], 1, ['A']],
    ['its consent revoked', [asked, { fact: 'consent revoked', provider: 'A', way: 'to provider' }], 1, []],
    ['the other consent revoked', [asked, { fact: 'consent revoked', provider: 'A', way: 'to IDHS' }], 1, ['A']],
    ['refused and asked again', [asked, { fact: 'refused', referral: 'r' }, { ...asked, day: 5 }], 6, ['A']],
    ['served in its own activities', [served], 400, ['F']],
    ['served and left', [served, { fact: 'left', enrolment: 'e' }], 1, ['F']],
  ])('%s', (_what, diary, day, seeing) => {
    expect(mayPlainlySee(diary, day)).toEqual(seeing)
  })

  it('lets an FCRC see whom it has served until the fiscal year after the next', () => {
    const diary: DiaryLine[] = [served, { fact: 'left', enrolment: 'e' }]
    expect(mayPlainlySee(diary, 400, '2027-06-30')).toEqual(['F'])
    expect(mayPlainlySee(diary, 500, '2027-07-01')).toEqual([])
  })
})
