import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { rightsAsked } from '@isets/contracts'
import { rubricPage } from './rubric-page.ts'
import { rubricRows } from './rubric.ts'

describe('the page of the rubric', () => {
  it('is up to date: run write-rubric-page.ts after a change of the table, or of what operations ask', () => {
    expect(readFileSync(new URL('../RUBRIC.md', import.meta.url), 'utf8')).toBe(rubricPage())
  })

  it('says in words who may, on what, and where it is nobody', () => {
    const rows = rubricPage().split('\n')
    const line = (number: number) => rows.find((row) => row.startsWith(`| ${number} |`)) ?? ''
    expect(line(94)).toContain('| **nobody** |')
    expect(line(114)).toContain('assigned providers: Provider Manager<br>all: Workforce Development')
    expect(line(92)).toContain('Needs the role IDHS manager as well.')
    expect(line(18)).toContain('all: IES sync')
  })

  it('says of each right of people whether an operation asks for it', () => {
    const asked = new Set(rightsAsked().map(String))
    const lines = rubricPage()
      .split('\n')
      .filter((line) => /^\| (\d+)? \|/.test(line))
    expect(lines).toHaveLength(rubricRows.length)
    const waiting = rubricRows.flatMap(({ rights }, at) =>
      rights.filter((right) => lines[at]?.includes(`\`${right.join(' ')}\` (not in use yet)`)),
    )
    const expected = rubricRows.flatMap(({ grants, rights }) => {
      const { ies_sync: _sync, ...ofPeople } = grants
      return Object.keys(ofPeople).length === 0 ? [] : rights.filter((right) => !asked.has(String(right)))
    })
    expect(waiting).toEqual(expected)
    expect(waiting.map(String)).toEqual(expect.arrayContaining(['addCc,HelpRequest', 'activate,User']))
    expect(waiting.map(String)).not.toContain('file,HelpRequest')
  })
})
