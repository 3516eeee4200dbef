import { describe, expect, it } from '@jest/globals'
import { namePieces, peopleNamedIn } from './named-people.ts'

const wren = { firstName: 'Wren', middleName: 'Ann', lastName: 'Demo-Baker' }
const cruz = { firstName: 'Mary Jo', middleName: '', lastName: 'De La Cruz' }
const named = (text: string) => peopleNamedIn(text, [wren, cruz]).map(({ lastName }) => lastName)

describe('people named in a note', () => {
  it.each([
    'Rode here with Wren Demo-Baker.',
    'rode here with wren demo-baker',
    'Wren Demo-Baker’s car broke down',
    'Demo-Baker, Wren came too',
    'With Wren Ann Demo-Baker',
    'With Wren A. Demo-Baker',
    'With "Wren\u00a0Demo-Baker"',
  ])('NOTE-012 are found: %s', (text) => expect(named(text)).toEqual(['Demo-Baker']))

  it('NOTE-012 are found with names of several words', () => {
    expect(named('Spoke with Mary Jo De La Cruz and wren demo-baker.')).toEqual(['Demo-Baker', 'De La Cruz'])
    expect(namePieces('Mary Jo De La Cruz')).toEqual(expect.arrayContaining(['mary jo', 'de la cruz']))
  })

  it.each(['Wren is late.', 'Asked for Wren. Demo-Baker is a street.', 'Wrenly Demo-Bakerson', 'Mary Demo-Baker'])(
    'NOTE-012 are not found by half a name: %s',
    (text) => expect(named(text)).toEqual([]),
  )

  it('takes time in proportion to the note', () => {
    expect(namePieces('never again '.repeat(2_000))).toHaveLength(6)
    expect(namePieces('one, two. three')).toEqual(['one', 'two', 'three'])
  })
})
