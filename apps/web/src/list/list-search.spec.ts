import { describe, expect, it } from '@jest/globals'
import { day, filtersIn, flag, id, month, page, searchOf, text, word, words } from './list-search.ts'

const parse = searchOf({
  q: text(10),
  status: words(['open', 'closed']),
  sort: word(['name', '-name']),
  from: day,
  month,
  organisationId: id,
  late: flag,
  page,
})

describe('the address of a list', () => {
  it('keeps what the list knows', () => {
    const organisationId = '0190b1f0-0000-7000-8000-000000000001'
    const raw = { q: 'ab', status: 'closed,open', sort: '-name', from: '2026-11-20', month: '2026-11', late: 'true' }
    expect(parse({ ...raw, organisationId, page: '3' })).toEqual({
      ...raw,
      status: ['open', 'closed'],
      late: true,
      organisationId,
      page: 3,
    })
  })

  it('forgets what it does not know, and never fails', () => {
    const raw = { q: '', status: 'nonsense', sort: 'age', from: '2026-13-45', month: '2026-13', page: '1', other: 'x' }
    expect(Object.values(parse({ ...raw, organisationId: '1', late: 'false' })).every((one) => one === undefined)).toBe(
      true,
    )
  })

  it('reads its own result again unchanged', () => {
    const once = parse({ q: 'ab', status: 'open', late: 'true', page: '2' })
    expect(parse(once)).toEqual(once)
  })

  it('counts neither page nor order as a filter', () => {
    expect(filtersIn({ q: 'ab', status: undefined, sort: 'name', page: 2, view: 'mine' })).toEqual(['q'])
  })
})
