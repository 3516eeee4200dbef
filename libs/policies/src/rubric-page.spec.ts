import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { rubricPage } from './rubric-page.ts'

describe('the page of the rubric', () => {
  it('is up to date: run write-rubric-page.ts after a change of the table', () => {
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
})
