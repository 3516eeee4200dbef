import { describe, expect, it } from '@jest/globals'
import { CATALOGUE, idsOf } from './catalogue.ts'
import { coverageOf, coverageText, idsNamed, inRanges } from './report.ts'
import { titlesIn } from './titles.ts'

/** Written in pieces, so that this file does not count as a test of what it only talks about. */
const id = (prefix: string, number: string) => `${prefix}-${number}`

const SOURCE = `
describe('${id('HELP', '031')} a promise', () => {
  it.each([
    ['${id('HELP', '033')} a new user', 1],
    ['another', () => send('${id('HELP', '034')}')],
  ])('%s', async (_, count) => {
    expect('${id('HELP', '035')}').toBe(count)
  })
  it(\`\${name} is kept (${id('TMR', '069')})\`, () => undefined)
  it.skip('${id('NOTE', '002')} later', () => undefined)
})
// ${id('HELP', '036')}
story('${id('HELP', '005')} to ${id('HELP', '007')} files a request', play)
send('${id('HELP', '037')}')
`

describe('the titles of tests', () => {
  const named = [...idsNamed(titlesIn(SOURCE))].toSorted()

  it('name requirements in describe, it, tables, templates and stories; a range names its two ends', () => {
    const expected = [
      ...['005', '007', '031', '033'].map((number) => id('HELP', number)),
      ...[id('NOTE', '002'), id('TMR', '069')],
    ]
    expect(named).toEqual(expected)
  })
})

describe('the report', () => {
  const catalogue = [
    { prefix: 'NOTE', area: 'Case notes', last: 4, digits: 3 },
    { prefix: 'RPTD', area: 'Report definitions', last: 2, digits: 2 },
  ] as const
  const coverage = coverageOf([`${id('NOTE', '002')} and ${id('RPTD', '01')}`, id('NOTE', '029'), 'UTF-16'], catalogue)

  it('says of each area what is tested and what is not', () => {
    expect(coverage.areas).toEqual([
      {
        area: 'Case notes',
        tested: [id('NOTE', '002')],
        untested: ['001', '003', '004'].map((number) => id('NOTE', number)),
      },
      { area: 'Report definitions', tested: [id('RPTD', '01')], untested: [id('RPTD', '02')] },
    ])
    const text = coverageText(coverage)
    expect(text).toMatch(/Case notes\s+1 of\s+4\s+25 %/)
    expect(text).toMatch(/All\s+2 of\s+6\s+33 %/)
    expect(text).toContain(`Case notes: ${id('NOTE', '001')}, ${id('NOTE', '003')} to ${id('NOTE', '004')}`)
  })

  it('names what tests call a requirement and the catalogue does not have', () => {
    expect(coverage.unknown).toEqual([id('NOTE', '029')])
    expect(coverageText(coverage)).toContain(`not in the catalogue: ${id('NOTE', '029')}`)
  })

  it('is short about what stands in a row', () => {
    expect(inRanges([])).toBe('')
    expect(inRanges([id('TMR', '009'), id('TMR', '010'), id('TMR', '012')])).toBe(
      `${id('TMR', '009')} to ${id('TMR', '010')}, ${id('TMR', '012')}`,
    )
  })
})

describe('the catalogue', () => {
  it('has 777 requirements, 105 timers and 40 reports, each id once', () => {
    const ids = CATALOGUE.flatMap(idsOf)
    const count = (test: (id: string) => boolean) => ids.filter(test).length
    expect(count((one) => one.startsWith('TMR-'))).toBe(105)
    expect(count((one) => one.startsWith('RPTD-'))).toBe(40)
    expect(ids).toHaveLength(777 + 105 + 40)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
