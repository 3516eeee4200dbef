import { describe, expect, it } from '@jest/globals'
import { mayPlainlySee, overByTime, type DiaryLine } from './diary.ts'

const sides = { from: null, to: 'A' }
const agreed = { fact: 'agreed', signed: 0, sides } as const satisfies DiaryLine
const asked = { fact: 'asked', day: 0, referral: 'r', provider: 'A', sides: [sides] } as const satisfies DiaryLine
const taken = { fact: 'taken', referral: 'r' } as const satisfies DiaryLine
const refused = { fact: 'refused', referral: 'r' } as const satisfies DiaryLine
const exited = { fact: 'exited', referral: 'r' } as const satisfies DiaryLine
const revoked = { fact: 'agreement revoked', sides } as const satisfies DiaryLine
const revokedByQ = { fact: 'agreement revoked', sides: { from: 'Q', to: 'A' } } as const satisfies DiaryLine

const served = { fact: 'served', on: '2026-03-02', enrolment: 'e', provider: 'F' } as const satisfies DiaryLine

describe('the plain reading of a diary', () => {
  it.each<[string, DiaryLine[], number, string[]]>([
    ['asked 59 days ago', [agreed, asked], 59, ['A']],
    ['asked 60 days ago', [agreed, asked], 60, []],
    ['taken long ago', [agreed, asked, taken], 90, ['A']],
    ['refused', [agreed, asked, refused], 1, []],
    ['ended after it was taken', [agreed, asked, taken, { fact: 'over', referral: 'r' }], 1, []],
    ['another one ended', [agreed, asked, { fact: 'over', referral: 's' }], 1, ['A']],
    ['exited after it was taken', [agreed, asked, taken, exited], 1, ['A']],
    ['its agreement revoked', [agreed, asked, revoked], 1, []],
    ['what another sender may tell revoked', [agreed, asked, revokedByQ], 1, ['A']],
    ['refused and asked again', [agreed, asked, refused, { ...asked, day: 5 }], 6, ['A']],
    ['asked without any agreement', [asked], 1, []],
    ['asked on what another sender may tell', [{ ...agreed, sides: revokedByQ.sides }, asked], 1, []],
    ['asked when one of two agreements was revoked', [agreed, agreed, revoked, asked], 1, []],
    ['asked when the customer has agreed anew', [agreed, revoked, agreed, asked], 1, ['A']],
    ['asked on the last day of the agreement', [{ ...agreed, signed: -365 }, asked], 1, ['A']],
    ['asked a day later', [{ ...agreed, signed: -366 }, asked], 1, []],
    ['asked again after it was exited', [agreed, asked, taken, exited, { ...asked, referral: 's' }], 90, ['A']],
    ['asked again only after it was exited', [agreed, asked, exited, refused, { ...asked, referral: 's' }], 1, []],
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

  it('lets go of what was asked for two fiscal years ago, unless the customer takes part', () => {
    const over = [{ fact: 'over', referral: 'r' }]
    expect(overByTime([agreed, asked, taken], 485, '2027-06-30')).toEqual([])
    expect(overByTime([agreed, asked, taken], 486, '2027-07-01')).toEqual(over)
    expect(overByTime([asked, taken, { fact: 'enrolled', enrolment: 'e' }], 486, '2027-07-01')).toEqual([])
    const left: DiaryLine[] = [asked, taken, { fact: 'enrolled', enrolment: 'e' }, { fact: 'left', enrolment: 'e' }]
    expect(overByTime(left, 486, '2027-07-01')).toEqual(over)
    expect(overByTime([asked, taken, { ...asked, day: 300 }], 486, '2027-07-01')).toEqual([])
  })

  it('lets an agreement of either sender do where an FCRC has begun it, and ends it with either', () => {
    const either = { ...asked, sides: [sides, revokedByQ.sides] }
    expect(mayPlainlySee([agreed, either], 1)).toEqual(['A'])
    expect(mayPlainlySee([{ ...agreed, sides: revokedByQ.sides }, either], 1)).toEqual(['A'])
    expect(mayPlainlySee([agreed, either, revokedByQ], 1)).toEqual([])
  })
})
