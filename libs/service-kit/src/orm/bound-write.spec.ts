import { describe, expect, it } from '@jest/globals'
import { boundWrite } from './bound-write.ts'

describe('a write of the ORM with its values as parameters', () => {
  it('keeps values out of the text and instants exact', () => {
    const at = new Date('2026-03-08T07:30:00.123Z')
    expect(boundWrite('insert into "note" ("text", "at") values (?, ?) returning "id"', ["It's?", at])).toEqual({
      statement: 'insert into "note" ("text", "at") values ($1, $2) returning "id"',
      values: ["It's?", '2026-03-08T07:30:00.123Z'],
    })
  })

  it.each([
    ['a select', 'select "n".* from "note" as "n" where "n"."id" = ?', ['1']],
    ['a list', 'update "note" set "text" = ? where "id" in (?)', ['a', ['1', '2']]],
    ['a name as parameter', 'update "note" set ?? = ?', ['text', 'a']],
    ['a literal', `update "note" set "text" = 'why?' where "id" = ?`, ['1']],
    ['a choice', 'update "note" set "text" = case when ("id" = ?) then ? else "text" end', ['1', 'a']],
    ['an object', 'insert into "note" ("facts") values (?)', [{ a: 1 }]],
    ['no values', 'insert into "note" ("text") values (default)', []],
    ['another number of values', 'insert into "note" ("text") values (?)', ['a', 'b']],
    ['several rows', 'insert into "note" ("id", "text") values (?, ?), (?, ?)', ['1', 'a', '2', 'b']],
  ])('leaves alone %s', (_what, statement, params) => {
    expect(boundWrite(statement, params)).toBeUndefined()
  })
})
