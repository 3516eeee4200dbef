import { describe, expect, it } from '@jest/globals'
import { rubric, STAFF_ROLES } from '@isets/policies'
import { cellOf, rubricWith } from './rights-table.ts'

describe('the permissions page', () => {
  it('shows every right when nothing is looked for', () => {
    expect(rubricWith('  ')).toEqual(rubric.map(({ area, rows }) => ({ area, rows })))
  })

  it('finds a right by its words, whatever their case', () => {
    const found = rubricWith('FILE A HELP REQUEST').flatMap(({ rows }) => rows.map(({ label }) => label))
    expect(found).toContain('File a Help Request')
    expect(rubricWith('no such right')).toEqual([])
  })

  it('tells a right without limits from one on conditions', () => {
    expect([cellOf(undefined), cellOf(true), cellOf('any'), cellOf('ownOrganisation')]).toEqual([
      'no',
      'yes',
      'yes',
      ['ownOrganisation'],
    ])
  })

  it('has a column for everybody to whom the rubric grants something as a person', () => {
    const granted = new Set(rubric.flatMap(({ rows }) => rows.flatMap(({ grants }) => Object.keys(grants))))
    const people = [...granted].filter((role) => role !== 'ies_sync' && role !== 'customer')
    expect(people.toSorted()).toEqual([...STAFF_ROLES].toSorted())
  })
})
