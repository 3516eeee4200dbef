import { describe, expect, it } from '@jest/globals'
import { REPLY_LINE } from '@isets/service-kit'
import { leavesWordsOut, newestWords } from './newest-words.ts'

const OURS = `${REPLY_LINE}\n\nNumber: HR-001042\nWhich month?\n\n-- \nISETS`
const QUOTED = OURS.replace(/^/gm, '> ')
const HEAD = 'From: ISETS <no-reply@isets.example>\nSent: Monday, March 2, 2026 9:00 AM\nTo: Wren\nSubject: HR-001042'

describe('the newest words of an answer', () => {
  it.each([
    ['Gmail', `March.\n\nOn Mon, Mar 2, 2026 at 9:00 AM ISETS demo <no-reply@isets.example> wrote:\n\n${QUOTED}`],
    [
      'Gmail, wrapped',
      `March.\n\nOn Mon, Mar 2, 2026 at 9:00 AM ISETS demo\n<no-reply@isets.example>\nwrote:\n${QUOTED}`,
    ],
    [
      'Gmail in Spanish',
      `March.\n\nEl lun, 2 mar 2026 a las 9:00, ISETS (<no-reply@isets.example>) escribió:\n${QUOTED}`,
    ],
    ['Outlook', `March.\r\n\r\n________________________________\r\n${HEAD}\r\n\r\n${OURS}`],
    ['an older Outlook', `March.\n\n-----Original Message-----\n${HEAD}\n\n${OURS}`],
    ['a telephone', `March.\n\nSent from my iPhone\n\n> On Mar 2, 2026, at 9:00 AM, ISETS wrote:\n>\n${QUOTED}`],
    ['somebody who took the line away', `March.\n\nOn Mon, ISETS wrote:\n> Which month?\n> Thank you`],
    ['somebody with a signature', 'March.\n\n-- \nWren Demo-Baker\nPrairie Demo Works, 312-555-0100'],
    ['somebody who quotes nothing', '\u200BMarch.\u0000\n'],
  ])('HELP-022 are all that is kept of an answer from %s', (_program, text) => {
    expect(newestWords(text)).toBe('March.')
    expect(leavesWordsOut(text)).toBe(false)
  })

  it.each([
    ['between its lines', `See below.\n\nOn Mon, ISETS wrote:\n${QUOTED}\nMarch.\n> Which year?\n2026.`],
    ['below it', `See below.\n\nOn Mon, ISETS wrote:\n${QUOTED}\n\nMarch.\n\n-- \nWren`],
    ['below it, after a signature', `See below.\n-- \nWren\n\nOn Mon, ISETS wrote:\n${QUOTED}\n\nMarch.`],
  ])('HELP-022 are not all when others stand %s in the quoted mail', (_where, text) => {
    expect(newestWords(text)).toBe('See below.')
    expect(leavesWordsOut(text)).toBe(true)
  })

  it('HELP-022 are all when only a mail server wrote below the quoted mail', () => {
    const notice = 'State of Illinois - CONFIDENTIALITY NOTICE: this communication is for its addressee.'
    expect(leavesWordsOut(`March.\n\nOn Mon, ISETS wrote:\n${QUOTED}\n\n${notice}\nPlease delete it.`)).toBe(false)
    expect(leavesWordsOut(`March.\n\nOn Mon, ISETS wrote:\n>\nWhich month?`)).toBe(false)
  })

  it('HELP-022 keep their lines, their lists and what only looks like a quotation', () => {
    const words =
      'Hello,\n\nthe manager wrote:\n"Please try March"\n\nFrom: March 1\nTo: March 31\nDate: April 2\n- it works\n- it does not\n\nThanks\nWren'
    expect(newestWords(`${words}\n\n${QUOTED}`)).toBe(words)
  })

  it('HELP-022 keep what is written between quoted lines, above the line', () => {
    expect(newestWords(`> Which month?\nMarch.\n> Which year?\n2026.\n${QUOTED}`)).toBe(
      '> Which month?\nMarch.\n> Which year?\n2026.',
    )
  })

  it('HELP-022 are none when everything stands below the line', () => {
    expect(newestWords(`On Mon, ISETS wrote:\n${QUOTED}\n\nMarch.`)).toBe('')
  })

  it.each([
    ['line ends', '\n'.repeat(400_000)],
    ['announcements', 'On x wrote:\n'.repeat(40_000)],
    ['one line', `On ${'x '.repeat(200_000)}`],
    ['quotations', '> '.repeat(200_000)],
    ['heads', 'From: a\n'.repeat(50_000)],
  ])('are found in a hostile mass of %s without end', (_what, text) => {
    expect(newestWords(`${text}x`)).toEqual(expect.any(String))
    expect(leavesWordsOut(`${text}x`)).toEqual(expect.any(Boolean))
  })
})
