import { describe, expect, it } from '@jest/globals'
import { plainText } from './plain-text.ts'
import { findSsn, maskSsn } from './social-security-number.ts'

const SIZE = 50_000
/** What would keep a careless search busy for minutes. */
const ATTACKS = [
  '1',
  '1-',
  '12 ',
  '123-45-678 ',
  '123-45-6789 ',
  '123456789 ',
  '<',
  '<!--',
  '<b',
  '<script>',
  '</script ',
  '&#',
  '&#49;',
  '%31',
  'ssn ',
  'ssn is no of the number ',
  'ssn: 1 2 3 4 5 6 7 8 ',
  'ssn 1 2 3 4 5 6 7 8 9 ',
  ' ',
  '\u200b',
  '\u0663',
  '\u{1d7cf}',
  '<p>&#49;',
].map((scrap) => scrap.repeat(Math.ceil(SIZE / scrap.length)).slice(0, SIZE))

/** Milliseconds. The goal is 50 on a calm machine; a busy one computes slower, a careless search takes minutes. */
const LIMIT = 200
/** Ten times the text may take ten times as long; a search whose time grows with the square would take a hundred. */
const MORE = 10

/**
 * Milliseconds of computing of the best of a few runs. Counts the work of the processor, not the time on the wall,
 * which depends on what else the machine is doing. Stops at the first good run.
 */
function fastest(run: () => unknown, limit = LIMIT): number {
  let best = Infinity
  for (let turn = 0; turn < 8 && best >= limit; turn += 1) {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1_000)
  }
  return best
}

describe('HELP-019 the search of 50 kB stays linear', () => {
  it.each(ATTACKS.map((text) => [JSON.stringify(text.slice(0, 20)), text]))('of %s', (_, text) => {
    expect(fastest(() => findSsn(text))).toBeLessThan(LIMIT)
    expect(fastest(() => maskSsn(text))).toBeLessThan(LIMIT)
    expect(fastest(() => plainText(text))).toBeLessThan(LIMIT)
  })

  it.each(['<b', '<!-', '1-', 'ssn 1 2 3 4 5 6 7 8 '])(
    'and that of ten times as much ten times as long: %s',
    (scrap) => {
      const text = scrap.repeat((MORE * SIZE) / scrap.length)
      expect(fastest(() => findSsn(text), MORE * LIMIT)).toBeLessThan(MORE * LIMIT)
      expect(fastest(() => plainText(text), MORE * LIMIT)).toBeLessThan(MORE * LIMIT)
    },
  )
})
